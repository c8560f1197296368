package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths of servers that answer under any path of their own. */
class ServedPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /realms/demo/persona, /realms/demo/persona",
        "'', /realms/demo/persona, /realms/demo/persona",
        "/auth/, /auth/realms/demo/persona, /realms/demo/persona",
        "/auth, /auth/realms/demo/persona/v1, /realms/demo/persona/v1",
        "/realms/, /realms/realms/demo/persona, /realms/demo/persona",
        "/iam/realms/x/, /iam/realms/x/realms/realms/persona/v1/personas/, /realms/realms/persona/v1/personas/",
        "/admin/realms/a/personas/, /admin/realms/a/personas/admin/realms/b/personas/c, /admin/realms/b/personas/c",
        "/a%20b/, /a%20b/realms/r%2Fs/persona, /realms/r%2Fs/persona",
        "/auth/, /authority/realms/demo/persona, /authority/realms/demo/persona"
    })
    void endWithWhatKeycloakHasBelowIt(String base, String path, String below) {
        assertThat(ServedPath.below(base, path)).isEqualTo(below);
    }
}
