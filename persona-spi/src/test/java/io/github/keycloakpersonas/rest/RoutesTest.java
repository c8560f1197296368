package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/health, /health",
        "/v1/personas, /v1/personas",
        "/v1/personas/, /v1/personas",
        "/v1/personas/a_b_c, /v1/personas/{persona_id}",
        "/v1/users/by-persona, /v1/users/by-persona",
        "/v1/users/by-persona/personas, /v1/users/{user_sub}/personas"
    })
    void matchWhatIsSent(String path, String template) {
        assertThat(OpenApiDocument.forUsers().routes().of(path))
                .map(Routes.Route::template)
                .hasValue(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/personas//", "/v1/personas/a/b", "/V1/personas"})
    void areNoneForAnythingElse(String path) {
        assertThat(OpenApiDocument.forUsers().routes().of(path)).isEmpty();
    }

    @Test
    void haveTheMethodsThatHttpAddsToo() {
        assertThat(OpenApiDocument.forUsers()
                        .routes()
                        .of("/v1/personas/a")
                        .orElseThrow()
                        .methods())
                .containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT");
    }
}
