package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** To which tokens a mapper writes, and how it limits the lifetime of a token. */
class KindAwareMapperTest {

    private static final Instant TILL = Instant.ofEpochSecond(1000, 999_000_000);

    @ParameterizedTest
    @CsvSource({"999, 999", "1000, 1000", "1001, 1000", "5000, 1000"})
    void aTokenExpiresAtThatSecondAtTheLatest(long exp, long expected) {
        IDToken token = new IDToken();
        token.exp(exp);
        KindAwareMapper.limitExpiry(token, TILL);
        assertThat(token.getExp()).isEqualTo(expected);
    }

    @Test
    void whatHasNoExpiryGetsNone() {
        AccessToken userinfo = new AccessToken();
        KindAwareMapper.limitExpiry(userinfo, TILL);
        assertThat(userinfo.getExp()).isNull();
    }

    /** Writes down for which kinds it is called, and limits each token. */
    private static final class Recorder extends KindAwareMapper {

        private final List<TokenKind> kinds = new ArrayList<>();

        @Override
        void write(Target target, ProtocolMapperModel mapper) {
            kinds.add(target.kind());
            target.limitExpiry(TILL);
        }

        @Override
        public String getId() {
            return "recorder";
        }

        @Override
        public String getDisplayType() {
            return "Recorder";
        }

        @Override
        public String getDisplayCategory() {
            return TOKEN_MAPPER_CATEGORY;
        }

        @Override
        public String getHelpText() {
            return "For a test.";
        }

        @Override
        public List<ProviderConfigProperty> getConfigProperties() {
            return List.of();
        }
    }

    /** Without a session: the mapper only hands it on. Access tokens need one, the integration tests have it. */
    @SuppressWarnings("NullAway")
    private static List<TokenKind> written(Map<String, String> config) {
        Recorder recorder = new Recorder();
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(config));
        IDToken id = new IDToken();
        id.exp(5000L);
        assertThat(recorder.transformIDToken(id, mapper, null, null, null)).isSameAs(id);
        assertThat(id.getExp()).isEqualTo(recorder.kinds.contains(TokenKind.ID_TOKEN) ? 1000 : 5000);
        AccessToken answer = new AccessToken();
        assertThat(recorder.transformUserInfoToken(answer, mapper, null, null, null))
                .isSameAs(answer);
        assertThat(recorder.transformIntrospectionToken(answer, mapper, null, null, null))
                .isSameAs(answer);
        return recorder.kinds;
    }

    @Test
    void itWritesWhereItsSettingsSaySo() {
        assertThat(written(Map.of("id.token.claim", "true", "userinfo.token.claim", "true")))
                .containsExactly(TokenKind.ID_TOKEN, TokenKind.USERINFO);
        assertThat(written(Map.of("introspection.token.claim", "true"))).containsExactly(TokenKind.INTROSPECTION);
        assertThat(written(Map.of())).isEmpty();
    }
}
