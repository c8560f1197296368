package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.rest.OpenApiDocument;
import io.github.keycloakpersonas.rest.Routes;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminDoorTest {

    /** A new endpoint belongs into {@code persona-api/admin}: what is not in the document can't be reached. */
    @Test
    void theDocumentHasWhatTheResourcesHave() {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path :
                OpenApiDocument.forAdministrators().tree().path("paths").properties()) {
            Set<String> methods = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            documented.put(path.getKey(), methods);
        }
        assertThat(documented).isEqualTo(AnnotatedRoutes.read());
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/realms/demo/personas, /personas",
        "/admin/realms/demo/personas/, /personas",
        "/admin/realms/demo/personas/count, /personas/count",
        "/admin/realms/demo/personas/6a1c, /personas/{id}",
        "/admin/realms/demo/personas/user_traveler_corsica%20north/reject, /personas/{id}/reject",
        "/admin/realms/demo/personas/import/6a1c, /personas/import/{id}",
        "/admin/realms/demo/personas/import/approve, /personas/import/{id}",
        "/admin/realms/demo/personas/import/parts, /personas/import/parts",
        "/admin/realms/demo/personas/import/6a1c/parts/3, /personas/import/{id}/parts/{number}",
        "/admin/realms/demo/personas/schema/presets/travel, /personas/schema/presets/{name}"
    })
    void pathsMatchAsJaxRsDoes(String path, String template) {
        assertThat(AdminDoor.route(path)).map(Routes.Route::template).hasValue(template);
    }

    @Test
    void routesHaveTheMethodsThatHttpAddsToo() {
        assertThat(AdminDoor.route("/admin/realms/demo/personas/6a1c"))
                .hasValueSatisfying(route -> assertThat(route.methods())
                        .containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/realms/demo/personas/a/b/c",
        "/admin/realms/demo/users",
        "/auth/admin/realms/demo/personas",
        "/admin/realms/demo"
    })
    void nothingElseIsARoute(String path) {
        assertThat(AdminDoor.route(path)).isEmpty();
    }
}
