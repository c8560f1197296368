package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.Explanations.rule;
import static io.github.keycloakpersonas.it.Explanations.verdict;
import static io.github.keycloakpersonas.it.SeededRealm.persona;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Explanations of what no token can show, and of the realm. */
class ExplainIT extends ExplainedRealm {

    @Nested
    class WithoutAToken {

        private void refused(String user, String clientId, @Nullable String scope, String rule) {
            JsonNode told = explanations.explain(user, clientId, scope);
            assertThat(rule(verdict(told, "corsica"))).isEqualTo(rule);
            assertThat(told.path("warnings").path(0))
                    .isEqualTo(verdict(told, "corsica").path("detail"));
            assertThat(told.path("tokens").toString())
                    .isEqualTo("{\"access_token\":{},\"id_token\":{},\"userinfo\":{},\"introspection\":{}}");
        }

        @Test
        void itIsSaidWhatKeepsItFromBeingIssued() {
            explanations.client("off", Map.of("enabled", false));
            refused("anna", "off", null, "client_disabled");
            refused("anna", "persona-api", null, "client_bearer_only");
            refused("anna", TestRealm.APP, "openid nonsense", "scope_refused");
            realm.tokens("anna", Map.of("scope", "openid nonsense")).expect(400);
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "sp",
                            "protocol",
                            "saml",
                            "attributes",
                            Map.of("saml.client.signature", "false")));
            refused("anna", "sp", null, "not_openid_connect");
            String id = realm.admin().userId("anna");
            realm.admin().disableUser(id);
            refused("anna", TestRealm.APP, null, "user_disabled");
            realm.admin().updateUser(id, Map.of("enabled", true));
        }
    }

    @Nested
    class OfTheRealm {

        private JsonNode told(TestRealm other) {
            return other.admin().get("/personas/explain?user=anna&client=app");
        }

        private void deleteScope(TestRealm other) {
            other.admin().get("/client-scopes").findParents("name").stream()
                    .filter(scope -> scope.path("name").asText().equals("persona"))
                    .forEach(scope -> other.admin()
                            .delete("/client-scopes/" + scope.path("id").asText()));
        }

        @Test
        void whatIsMissingIsTold(KeycloakServer server) {
            try (TestRealm other = SeededRealm.create(server, List.of(persona("anna", "traveler", "corsica")))) {
                assertThat(told(other).path("warnings")).isEmpty();
                deleteScope(other);
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("no_mapper");
                assertThat(told(other).path("warnings").toString())
                        .contains("has no client scope with the mapper \\\"Personas\\\" any more");
                other.admin().delete("/personas/setup");
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("not_set_up");
                other.admin().call("POST", "/personas/setup?clients=app").send().expect(200);
                assertThat(told(other).path("warnings")).isEmpty();
                assertThat(told(other).at("/tokens/access_token/personas")).hasSize(1);
                other.admin().update(Map.of("enabled", false));
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("realm_disabled");
            }
        }
    }
}
