package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with users whose persona an application requests. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestedPersonas {

    TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("eventsEnabled", true));
        AdminPersonas.of(realm).post("/flows?bind=true", Map.of()).expect(200);
        realm.admin()
                .createClient(Map.of(
                        "clientId", "second", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
        exchanger("exchanger", false);
        exchanger("pinning-exchanger", true);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    void exchanger(String clientId, boolean pin) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        "secret",
                        "publicClient",
                        false,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of(
                                "standard.token.exchange.enabled", "true",
                                "standard.token.exchange.enableRefreshRequestedTokenType", "SAME_SESSION"),
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "hats",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-persona-mapper",
                                "config",
                                        Map.of(
                                                "claim.name", "hats",
                                                "persona.selected.claim", "hat",
                                                "persona.selected.pin", Boolean.toString(pin),
                                                "persona.format", "title",
                                                "access.token.claim", "true")))));
    }

    static String title(Reply tokens) {
        return Jwt.claims(tokens.expect(200).json().path("access_token").asText())
                .path("persona")
                .path("title")
                .asText();
    }

    static void isRefused(Reply reply) {
        JsonNode error = reply.expect(400).json();
        assertThat(error.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(error.path("error_description").asText()).startsWith("The user does not hold the requested persona");
    }

    Reply refresh(String client, Reply tokens) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                tokens.expect(200).json().path("refresh_token").asText()));
        if (!client.equals(TestRealm.APP)) {
            form.put("client_secret", "secret");
        }
        return realm.tokenEndpoint(form);
    }
}
