package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminRoutesTest {

    private static final String BASE = "/admin/realms/{realm}/personas";

    @Test
    void areThoseOfTheAnnotations() {
        assertThat(AdminRoutes.instance().templates())
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
        assertThat(AdminRoutes.instance().of(path)).hasValue(BASE + template);
    }

    @Test
    void areNoneForAnythingElse() {
        assertThat(AdminRoutes.instance().of("/admin/realms/demo/personas/a/b/c"))
                .isEmpty();
        assertThat(AdminRoutes.instance().of("/admin/realms/demo/users")).isEmpty();
        assertThat(AdminRoutes.instance().of("/auth/admin/realms/demo/personas"))
                .as("of another base")
                .isEmpty();
    }
}
