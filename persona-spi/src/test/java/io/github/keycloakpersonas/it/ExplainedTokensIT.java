package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.Explanations.mapper;
import static io.github.keycloakpersonas.it.Explanations.rule;
import static io.github.keycloakpersonas.it.Explanations.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Explanations, compared with real tokens. */
class ExplainedTokensIT extends ExplainedRealm {

    @Nested
    class AgainstRealTokens {

        @Test
        void aClientWithTheDefaultScope() {
            explanations.client("plain", Map.of());
            JsonNode told = explanations.heldAgainstTokens("anna", "plain", null);
            assertThat(told.path("user_sub").asText()).isEqualTo(realm.admin().userId("anna"));
            assertThat(told.path("client").asText()).isEqualTo("plain");
            assertThat(told.path("warnings")).isEmpty();
            assertThat(told.at("/tokens/access_token/personas")).hasSize(2);
            assertThat(told.path("mappers")).hasSize(1);
            assertThat(told.at("/mappers/0/scope").asText()).isEqualTo("persona");
            assertThat(told.at("/mappers/0/claim").asText()).isEqualTo("personas");
            assertThat(told.at("/mappers/0/format").asText()).isEqualTo("object");
            assertThat(told.path("personas")).hasSize(8);
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("null");
            assertThat(rule(verdict(told, "off"))).isEqualTo("status");
            assertThat(rule(verdict(told, "wait"))).isEqualTo("status");
            assertThat(rule(verdict(told, "stop"))).isEqualTo("status");
            assertThat(rule(verdict(told, "gone"))).isEqualTo("status");
            assertThat(rule(verdict(told, "past"))).isEqualTo("expired");
            assertThat(verdict(told, "past").path("status").asText()).isEqualTo("expired");
            assertThat(rule(verdict(told, "next"))).isEqualTo("not_yet_valid");
            assertThat(explanations
                            .explain(told.path("user_sub").asText(), "plain", "openid")
                            .path("tokens"))
                    .isEqualTo(told.path("tokens"));
        }

        @Test
        void aPersonaThatEndsSoon() {
            explanations.client("soon", Map.of());
            JsonNode told = explanations.heldAgainstTokens("bert", "soon", null);
            assertThat(told.path("expires_at").asText())
                    .isEqualTo(Instant.ofEpochSecond(now.plusSeconds(200).getEpochSecond())
                            .toString());
        }

        @Test
        void anOptionalScopeWithAndWithoutAskingForIt() {
            explanations.client(
                    "optional",
                    Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of("persona")));
            JsonNode without = explanations.heldAgainstTokens("anna", "optional", "openid");
            assertThat(rule(verdict(without, "corsica"))).isEqualTo("scope_not_granted");
            assertThat(verdict(without, "corsica").path("detail").asText()).contains("scope=persona");
            assertThat(rule(verdict(without, "stop"))).isEqualTo("status");
            assertThat(without.path("mappers")).isEmpty();
            assertThat(without.path("warnings")).hasSize(1);
            JsonNode with = explanations.heldAgainstTokens("anna", "optional", "openid persona");
            assertThat(rule(verdict(with, "corsica"))).isEqualTo("null");
            assertThat(with.path("warnings")).isEmpty();
        }

        @Test
        void noOpenId() {
            explanations.client("oauth", Map.of());
            JsonNode told = explanations.heldAgainstTokens("anna", "oauth", "profile");
            assertThat(told.path("warnings").toString()).contains("openid");
            assertThat(told.at("/tokens/introspection/personas")).hasSize(2);
        }

        @Test
        void formatsNestedNamesAndFilters() {
            explanations.client(
                    "filters",
                    Map.of(
                            "defaultClientScopes",
                            List.of("basic"),
                            "protocolMappers",
                            List.of(
                                    mapper(
                                            "strings",
                                            Map.of(
                                                    "claim.name",
                                                    "acting.as",
                                                    "persona.format",
                                                    "title@circle",
                                                    "persona.titles",
                                                    "traveler")),
                                    mapper(
                                            "titles",
                                            Map.of(
                                                    "claim.name",
                                                    "titles",
                                                    "persona.format",
                                                    "title",
                                                    "persona.circles",
                                                    "corsica##rome")),
                                    mapper(
                                            "idonly",
                                            Map.of(
                                                    "claim.name", "idonly",
                                                    "access.token.claim", "false",
                                                    "userinfo.token.claim", "false",
                                                    "persona.titles", "traveler")))));
            JsonNode told = explanations.heldAgainstTokens("anna", "filters", "openid");
            assertThat(told.at("/tokens/access_token/acting/as").toString()).isEqualTo("[\"traveler@corsica\"]");
            assertThat(told.path("mappers")).hasSize(3);
            assertThat(told.at("/mappers/0/scope").asText()).isEqualTo("client");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("null");
            assertThat(verdict(told, "corsica").path("detail").asText()).contains("acting.as", "titles", "idonly");
            assertThat(rule(verdict(told, "acme-corp"))).isIn("title_filter", "circle_filter");
            assertThat(verdict(told, "acme-corp").path("detail").asText())
                    .contains("mapper strings", "traveler", "mapper titles", "corsica, rome");
        }

        @Test
        void oneFilterOfEachKind() {
            for (Map<String, String> filter :
                    List.of(Map.of("persona.titles", "travel-agent##king"), Map.of("persona.circles", "acme-corp"))) {
                String id = filter.containsKey("persona.titles") ? "by-title" : "by-circle";
                explanations.client(
                        id,
                        Map.of(
                                "defaultClientScopes",
                                List.of("basic"),
                                "protocolMappers",
                                List.of(mapper("one", filter))));
                JsonNode told = explanations.heldAgainstTokens("anna", id, "openid");
                assertThat(rule(verdict(told, "corsica")))
                        .isEqualTo(id.equals("by-title") ? "title_filter" : "circle_filter");
                assertThat(told.path("warnings").toString().contains("king")).isEqualTo(id.equals("by-title"));
            }
        }

        @Test
        @SinceKeycloak(value = "26.6", reason = "userinfo takes lightweight tokens")
        void lightweightTokens() {
            explanations.client(
                    "light", Map.of("attributes", Map.of("client.use.lightweight.access.token.enabled", "true")));
            JsonNode told = explanations.heldAgainstTokens("anna", "light", "openid");
            assertThat(told.at("/tokens/access_token")).isEmpty();
            assertThat(told.at("/tokens/introspection/personas")).hasSize(2);
            assertThat(told.path("warnings").toString()).contains("Userinfo refuses", "to introspection");
            explanations.client(
                    "light-with",
                    Map.of(
                            "attributes",
                            Map.of(
                                    "client.use.lightweight.access.token.enabled", "true",
                                    "allow.userinfo.with.lightweight.access.token", "true"),
                            "protocolMappers",
                            List.of(mapper("light", Map.of("claim.name", "mine", "lightweight.claim", "true")))));
            JsonNode with = explanations.heldAgainstTokens("anna", "light-with", "openid");
            assertThat(with.at("/tokens/access_token/mine")).hasSize(2);
            assertThat(with.at("/tokens/userinfo/mine")).hasSize(2);
        }

        @Test
        void twoMappersOfOneClaim() {
            explanations.client(
                    "twice",
                    Map.of(
                            "protocolMappers",
                            List.of(mapper("again", Map.of("claim.name", "personas", "persona.format", "title")))));
            JsonNode told = explanations.heldAgainstTokens("anna", "twice", "openid");
            assertThat(told.at("/tokens/access_token/personas")).hasSize(4);
            assertThat(told.path("warnings").toString())
                    .contains("More than one mapper", "mapper again of the client", "client scope persona");
        }

        @Test
        void noScopeAndNoMapper() {
            explanations.client(
                    "bare", Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of()));
            JsonNode told = explanations.heldAgainstTokens("anna", "bare", "openid");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("no_mapper");
            assertThat(verdict(told, "corsica").path("detail").asText()).contains("assign the client scope persona");
            assertThat(told.path("warnings")).hasSize(1);
            assertThat(told.at("/tokens/access_token")).isEmpty();
        }

        @Test
        void aMapperThatWritesNowhere() {
            explanations.client(
                    "nowhere",
                    Map.of(
                            "defaultClientScopes",
                            List.of("basic"),
                            "protocolMappers",
                            List.of(mapper(
                                    "mute",
                                    Map.of(
                                            "claim.name", "mine",
                                            "access.token.claim", "false",
                                            "id.token.claim", "false",
                                            "userinfo.token.claim", "false",
                                            "introspection.token.claim", "false")))));
            JsonNode told = explanations.heldAgainstTokens("anna", "nowhere", "openid");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("token_kinds_off");
            assertThat(told.at("/mappers/0/tokens")).isEmpty();
        }

        @Test
        void aScopeForHoldersOfARoleAndOneThatTokensDoNotName() {
            realm.admin().post("/roles", Map.of("name", "vip"));
            for (String name : List.of("vips", "quiet")) {
                realm.admin()
                        .post(
                                "/client-scopes",
                                Map.of(
                                        "name",
                                        name,
                                        "protocol",
                                        "openid-connect",
                                        "attributes",
                                        Map.of("include.in.token.scope", "false"),
                                        "protocolMappers",
                                        List.of(mapper(name, Map.of("claim.name", "mine")))));
            }
            String vips = realm.admin().get("/client-scopes").findParents("name").stream()
                    .filter(scope -> scope.path("name").asText().equals("vips"))
                    .map(scope -> scope.path("id").asText())
                    .findFirst()
                    .orElseThrow();
            realm.admin()
                    .post(
                            "/client-scopes/" + vips + "/scope-mappings/realm",
                            List.of(realm.admin().get("/roles/vip")));
            explanations.client(
                    "vip-app",
                    Map.of("defaultClientScopes", List.of("basic", "vips"), "optionalClientScopes", List.of()));
            JsonNode without = explanations.heldAgainstTokens("anna", "vip-app", "openid");
            assertThat(rule(verdict(without, "corsica"))).isEqualTo("scope_not_granted");
            assertThat(verdict(without, "corsica").path("detail").asText()).contains("vip");
            realm.admin().grantRealmRoles(realm.admin().userId("bert"), "vip");
            assertThat(explanations
                            .heldAgainstTokens("bert", "vip-app", "openid")
                            .at("/tokens/access_token/mine"))
                    .hasSize(1);

            explanations.client(
                    "quiet-app",
                    Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of("quiet")));
            JsonNode quiet = explanations.heldAgainstTokens("anna", "quiet-app", "openid quiet");
            assertThat(quiet.at("/tokens/access_token/mine")).hasSize(2);
            assertThat(quiet.at("/tokens/userinfo")).isEmpty();
        }
    }
}
