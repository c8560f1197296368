package io.github.keycloakpersonas.it;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a user who has personas, and the tokens of that user. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokensOfAnna {

    TestRealm realm;
    PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.create("traveler", "corsica", "autobook_price", 5000).expect(201);
        anna.created("office-manager", "acme-corp");
        anna.create("travel-agent", "off", "status", "inactive").expect(201);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    static JsonNode claims(Reply tokens, String token) {
        return Jwt.claims(tokens.expect(200).json().path(token).asText());
    }

    static List<String> personas(Reply tokens) {
        return PersonaApiClient.names(claims(tokens, "access_token").path("personas"));
    }

    Reply refresh(Reply tokens) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                TestRealm.APP,
                "refresh_token",
                tokens.json().path("refresh_token").asText()));
    }

    void client(String clientId, Map<String, ?> members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId", clientId, "secret", "secret", "publicClient", false, "directAccessGrantsEnabled", true));
        client.putAll(members);
        realm.admin().createClient(client);
    }

    Reply tokensOf(String clientId) {
        return realm.tokens("anna", Map.of("client_id", clientId, "client_secret", "secret"));
    }

    static Map<String, Object> mapper(String name, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(Map.of("access.token.claim", "true", "id.token.claim", "false"));
        all.putAll(config);
        return Map.of(
                "name", name, "protocol", "openid-connect", "protocolMapper", "oidc-persona-mapper", "config", all);
    }
}
