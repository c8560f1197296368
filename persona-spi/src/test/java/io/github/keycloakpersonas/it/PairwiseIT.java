package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients with pairwise subjects (OpenID Connect Core, section 8.1), which are not to recognise a user at each other. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PairwiseIT {

    private static final List<String> IDENTIFIERS = List.of("id", "persona_id", "user_sub");

    private TestRealm realm;
    private PersonaApiClient anna;
    private String id;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        client("east", "east.example", Map.of());
        client("west", "west.example", Map.of());
        client("light", "east.example", Map.of("client.use.lightweight.access.token.enabled", "true"));
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        id = anna.created("traveler", "corsica");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void client(String clientId, String sector, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "standard.token.exchange.enabled", "true",
                "allow.token.introspection.without.audience.check", "true"));
        attributes.putAll(more);
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        "secret",
                        "directAccessGrantsEnabled",
                        true,
                        "serviceAccountsEnabled",
                        true,
                        "redirectUris",
                        List.of("https://" + sector + "/back"),
                        "attributes",
                        attributes,
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "pairwise",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-sha256-pairwise-sub-mapper",
                                "config", Map.of("pairwiseSubAlgorithmSalt", "salt")))));
    }

    private JsonNode tokens(String clientId, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", clientId, "client_secret", "secret"));
        form.putAll(more);
        return realm.tokens("anna", form).expect(200).json();
    }

    private PersonaApiClient api(String clientId) {
        return new PersonaApiClient(
                realm, tokens(clientId, Map.of()).path("access_token").asText());
    }

    private static JsonNode only(PersonaApiClient api) {
        JsonNode personas = api.get("/v1/personas?title=traveler").expect(200).json();
        assertThat(personas.path("personas")).hasSize(1);
        return personas.path("personas").path(0);
    }

    private static Set<String> identifiers(JsonNode persona) {
        Set<String> all = new HashSet<>();
        IDENTIFIERS.forEach(member -> all.add(persona.path(member).asText()));
        assertThat(all).hasSize(IDENTIFIERS.size());
        return all;
    }

    private void tellsNobodyWhoItIs(String text) {
        assertThat(text).doesNotContain(anna.sub()).doesNotContain(id);
    }

    @Test
    void twoSectorsShareNoIdentifier() {
        Set<String> seen = new HashSet<>(identifiers(only(anna)));
        for (String clientId : List.of("east", "west")) {
            JsonNode tokens = tokens(clientId, Map.of("persona", "traveler@corsica"));
            String token = tokens.path("access_token").asText();
            JsonNode access = Jwt.claims(token);
            String sub = access.path("sub").asText();
            assertThat(sub).isNotEmpty().isNotEqualTo(anna.sub());
            JsonNode userinfo = realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(token)
                    .send()
                    .expect(200)
                    .json();
            JsonNode introspected =
                    realm.introspect(clientId, "secret", token).expect(200).json();
            for (JsonNode claims :
                    List.of(access, Jwt.claims(tokens.path("id_token").asText()), userinfo, introspected)) {
                assertThat(claims.at("/personas/0/persona_id").asText()).isEqualTo(sub + "_traveler_corsica");
                assertThat(claims.at("/persona/persona_id").asText()).isEqualTo(sub + "_traveler_corsica");
                tellsNobodyWhoItIs(claims.toString());
            }
            JsonNode persona = only(new PersonaApiClient(realm, token));
            assertThat(persona.path("user_sub").asText()).isEqualTo(sub);
            assertThat(identifiers(persona)).doesNotContainAnyElementsOf(seen);
            seen.addAll(identifiers(persona));
            assertThat(identifiers(only(api(clientId)))).isEqualTo(identifiers(persona));
        }
        assertThat(identifiers(only(api("light")))).as("of the same sector").isEqualTo(identifiers(only(api("east"))));
    }

    @Test
    void theApiKnowsIdentifiersOfTheSectorOnly() {
        PersonaApiClient east = api("east");
        Reply created = east.create("office-manager", "acme-corp").expect(201);
        String own = created.json().path("id").asText();
        assertThat(created.header("Location").orElseThrow()).endsWith("/" + own);
        String personaId = created.json().path("persona_id").asText();
        assertThat(personaId).isEqualTo(east.sub() + "_office-manager_acme-corp");
        for (String name : List.of(own, personaId)) {
            JsonNode read = east.get("/v1/personas/" + name).expect(200).json();
            assertThat(east.patch(name, read).expect(200).json().path("id").asText())
                    .isEqualTo(own);
            JsonNode selected = east.call(
                            "PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", name)))
                    .expect(200)
                    .json();
            assertThat(identifiers(selected)).isEqualTo(identifiers(read));
            assertThat(tokens("east", Map.of("persona", name))
                            .path("access_token")
                            .asText())
                    .satisfies(token -> assertThat(
                                    Jwt.claims(token).at("/persona/persona_id").asText())
                            .isEqualTo(personaId));
        }
        assertThat(identifiers(east.get("/v1/session/persona").expect(200).json()))
                .contains(own);
        String others = only(api("west")).path("id").asText();
        String travelers = only(east).path("id").asText();
        for (String foreign : List.of(id, others)) {
            east.get("/v1/personas/" + foreign).expect(404);
            east.delete("/v1/personas/" + foreign).expect(404);
            east.patch(travelers, Map.of("id", foreign)).expect(400);
            east.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", foreign)))
                    .expect(404);
            assertThat(realm.tokens("anna", Map.of("client_id", "east", "client_secret", "secret", "persona", foreign))
                            .expect(400)
                            .text())
                    .contains("invalid_grant");
        }
        east.get("/v1/personas/" + anna.personaId("traveler", "corsica")).expect(403);
        east.patch(travelers, Map.of("user_sub", anna.sub())).expect(400);
        anna.get("/v1/personas/" + travelers).expect(404);
        east.delete("/v1/personas/" + own).expect(204);
        assertThat(anna.listed("/v1/personas")).containsExactly("traveler@corsica");
    }

    @Test
    void aTokenExchangeTakesThem() {
        String own = only(api("east")).path("id").asText();
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id", "east",
                "client_secret", "secret",
                "subject_token", api("east").token(),
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "persona", own));
        JsonNode claims = Jwt.claims(realm.tokenEndpoint(form)
                .expect(200)
                .json()
                .path("access_token")
                .asText());
        assertThat(claims.at("/persona/persona_id").asText())
                .isEqualTo(claims.path("sub").asText() + "_traveler_corsica");
        form.put("persona", id);
        realm.tokenEndpoint(form).expect(400);
    }

    @Test
    void personasOfOtherUsersAreOutOfReach() {
        String account = realm.admin().serviceAccount("west");
        realm.admin().grantClientRoles(account, "persona-api", "view-all-personas", "view-users", "discover-personas");
        PersonaApiClient west = new PersonaApiClient(realm, realm.serviceToken("west", "secret"));
        for (String path : List.of(
                "/v1/users",
                "/v1/users/by-persona?title=traveler",
                "/v1/users/" + anna.sub() + "/personas",
                "/v1/users/" + west.sub() + "/personas")) {
            assertThat(west.get(path).expect(403).json().path("detail").asText())
                    .contains("pairwise");
        }
        west.get("/v1/personas/" + id).expect(404);
        west.get("/v1/personas/" + anna.personaId("traveler", "corsica")).expect(403);
        String own = west.created("traveler", "west");
        west.get("/v1/personas/" + own).expect(200);
        west.get("/v1/personas/" + west.personaId("traveler", "west")).expect(200);
    }

    @Test
    void theExplanationShowsThePersonaIdOfTheToken() {
        JsonNode told = new Explanations(realm).explain("anna", "east", null);
        assertThat(told.at("/tokens/access_token/personas/0/persona_id").asText())
                .isEqualTo(api("east").sub() + "_traveler_corsica");
        assertThat(told.at("/personas/0/id").asText()).isEqualTo(id);
    }
}
