package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.rest.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotatedRoutesTest {

    private static final String BASE = "/admin/realms/{realm}/personas";

    @Test
    void areThoseOfTheAnnotations() {
        assertThat(AnnotatedRoutes.INSTANCE.templates())
                .contains(
                        BASE, BASE + "/{id}", BASE + "/{id}/approve", BASE + "/schema/presets/{name}", BASE + "/stats")
                .allMatch(template -> template.startsWith(BASE))
                .hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/realms/demo/personas, ''",
        "/admin/realms/demo/personas/, ''",
        "/admin/realms/demo/personas/count, /count",
        "/admin/realms/demo/personas/6a1c, /{id}",
        "/admin/realms/demo/personas/user_traveler_corsica%20north/reject, /{id}/reject",
        "/admin/realms/demo/personas/import/6a1c, /import/{id}",
        "/admin/realms/demo/personas/import/approve, /import/{id}",
        "/admin/realms/demo/personas/schema/presets/travel, /schema/presets/{name}"
    })
    void matchAsJaxRsDoes(String path, String template) {
        assertThat(AnnotatedRoutes.INSTANCE.of(path))
                .map(Routes.Route::template)
                .hasValue(BASE + template);
    }

    @Test
    void haveTheirMethods() {
        assertThat(AnnotatedRoutes.INSTANCE.of("/admin/realms/demo/personas/6a1c"))
                .hasValueSatisfying(
                        route -> assertThat(route.methods()).containsExactly("DELETE", "GET", "PATCH", "PUT"));
    }

    @Test
    void areNoneForAnythingElse() {
        assertThat(AnnotatedRoutes.INSTANCE.of("/admin/realms/demo/personas/a/b/c"))
                .isEmpty();
        assertThat(AnnotatedRoutes.INSTANCE.of("/admin/realms/demo/users")).isEmpty();
        assertThat(AnnotatedRoutes.INSTANCE.of("/auth/admin/realms/demo/personas"))
                .as("of another base")
                .isEmpty();
    }
}
