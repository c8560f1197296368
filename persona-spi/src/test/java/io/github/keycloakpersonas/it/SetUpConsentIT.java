package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that needs consent, with tokens from before the set-up: Keycloak takes them while all that they bring is consented to. */
@ExtendWith(SharedServer.class)
class SetUpConsentIT {

    private static final String CLIENT = "consenting";

    private TestRealm realm;
    private RealmAdmin admin;
    private String client;
    private String scope;
    private final Map<String, String> tokens = new HashMap<>();

    /** A user who has consented, with a refresh and an offline token; the client is one from before personas. */
    @BeforeEach
    void createRealm(KeycloakServer server) {
        Map<String, Object> user = Map.of(
                "username",
                "anna",
                "enabled",
                true,
                "email",
                "anna@example.org",
                "emailVerified",
                true,
                "firstName",
                "Anna",
                "lastName",
                "Example",
                "credentials",
                List.of(Map.of("type", "password", "value", "anna")),
                "realmRoles",
                List.of("offline_access"),
                "clientConsents",
                List.of(Map.of(
                        "clientId",
                        CLIENT,
                        "grantedClientScopes",
                        List.of("profile", "email", "roles", "offline_access"))));
        realm = TestRealm.create(
                server,
                Map.of(
                        "clients",
                        List.of(Map.of("clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true)),
                        "users",
                        List.of(user)));
        admin = realm.admin();
        client = "/clients/" + admin.client(CLIENT);
        scope = admin.get("/personas/setup").path("client_scope").asText();
        admin.delete(client + "/default-client-scopes/" + scopeId());
        for (String kind : List.of("openid", "openid offline_access")) {
            JsonNode answer = realm.tokens("anna", Map.of("client_id", CLIENT, "scope", kind))
                    .expect(200)
                    .json();
            tokens.put(kind, answer.path("refresh_token").asText());
        }
        admin.put(client, Map.of("clientId", CLIENT, "consentRequired", true));
        refreshes(200);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private String scopeId() {
        for (JsonNode found : admin.get("/client-scopes")) {
            if (found.path("name").asText().equals(scope)) {
                return found.path("id").asText();
            }
        }
        throw new AssertionError("No client scope " + scope);
    }

    private void refreshes(int status) {
        tokens.forEach((kind, token) -> {
            Reply reply = realm.tokenEndpoint(
                    Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));
            assertThat(reply.status()).as(kind + ": " + reply).isEqualTo(status);
        });
    }

    private JsonNode setUp(String query) {
        return admin.call("POST", "/personas/setup" + query).send().expect(200).json();
    }

    @Test
    void aClientKeepsItsTokensIfAllClientsGetTheScope() {
        JsonNode answer = setUp("?clients=all");
        assertThat(answer.path("clients").toString()).isEqualTo("[\"app\"]");
        assertThat(answer.path("optional_clients").toString()).isEqualTo("[\"" + CLIENT + "\"]");
        assertThat(answer.path("warnings").toString()).contains("as an optional one", "scope=" + scope);
        assertThat(admin.get(client + "/optional-client-scopes").findValuesAsText("name"))
                .contains(scope);
        refreshes(200);
    }

    @Test
    void aNamedClientLosesItsTokensAndTheAnswerSaysSo() {
        setUp("?clients=all");
        JsonNode answer = setUp("?clients=" + CLIENT);
        assertThat(answer.path("clients").toString()).isEqualTo("[\"" + CLIENT + "\"]");
        assertThat(answer.path("warnings").toString())
                .contains("The client " + CLIENT + " needs consent", "refresh and offline tokens from before");
        assertThat(admin.get(client + "/default-client-scopes").findValuesAsText("name"))
                .contains(scope);
        refreshes(400);
    }
}
