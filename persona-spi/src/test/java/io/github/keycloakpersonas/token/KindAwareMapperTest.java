package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** How a mapper limits the lifetime of the token that it writes to. */
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
}
