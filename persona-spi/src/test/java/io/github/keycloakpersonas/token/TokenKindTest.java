package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.ProtocolMapperModel;

/** Where a mapper writes to. */
class TokenKindTest {

    @ParameterizedTest
    @CsvSource({
        "'', false, ''",
        "'', true, ''",
        "access.token.claim, false, 'access_token introspection'",
        "access.token.claim, true, introspection",
        "lightweight.claim, true, access_token",
        "lightweight.claim, false, ''",
        "id.token.claim, false, 'id_token userinfo'",
        "userinfo.token.claim, false, userinfo",
        "introspection.token.claim, true, introspection"
    })
    void isWhatKeycloakReadsFromTheMapper(String on, boolean lightweight, String kinds) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(on.isEmpty() ? Map.of() : Map.of(on, "true")));
        assertThat(TokenKind.of(mapper, lightweight).stream()
                        .map(TokenKind::word)
                        .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(kinds.split(" ", -1))
                        .filter(kind -> !kind.isEmpty())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void isCountedUnderItsOwnName(TokenKind kind) {
        assertThat(kind.counted().name()).isEqualTo(kind.name());
    }

    /** Of a mapper that writes to all kinds. */
    @ParameterizedTest
    @CsvSource({
        "true, true, true, ''",
        "true, true, false, userinfo",
        "true, false, true, 'id_token userinfo'",
        "false, true, true, 'introspection userinfo'",
        "false, false, false, 'id_token introspection userinfo'"
    })
    void isWithheldByTheRequestAndTheClient(boolean used, boolean openId, boolean userinfo, String kinds) {
        assertThat(TokenKind.withheld(used, openId, userinfo).stream()
                        .map(TokenKind::word)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
    }
}
