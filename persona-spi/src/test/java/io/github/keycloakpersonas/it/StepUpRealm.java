package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a persona that needs a stronger login. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StepUpRealm {

    static final String SCHEMA = """
            {"titles":[
              {"name":"traveler"},
              {"name":"chief","self_service":false,"acr":"gold","roles":{"realm":["approver"]}},
              {"name":"emperor","self_service":false,"acr":"platinum"}]}""";

    static final String DENIED = "error=access_denied";

    TestRealm realm;
    AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        StepUpFlow.bind(realm);
        admin = setUp(realm);
        realm.admin()
                .createClient(Map.of(
                        "clientId", "second", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** Schema and flows; the flow for browsers is a copy of the realm's. */
    static AdminPersonas setUp(TestRealm realm) {
        realm.admin().post("/roles", Map.of("name", "approver"));
        AdminPersonas admin = AdminPersonas.of(realm);
        admin.call("PUT", "/schema", request -> request.body("application/json", SCHEMA))
                .expect(200);
        admin.post("/flows?bind=true", Map.of()).expect(200);
        return admin;
    }

    /** A new user with a one-time password, and with personas. @return the ids of the personas */
    List<String> user(String name, String... titles) {
        realm.admin().createUser(name, StepUpFlow.credentials(name));
        return List.of(titles).stream()
                .map(title -> admin.created(name, title, "acme"))
                .toList();
    }

    static boolean asksForCode(Reply page) {
        return page.expect(200).text().contains("name=\"otp\"");
    }

    static Reply enterCode(BrowserLogin browser, Reply page) {
        assertThat(asksForCode(page)).as(page.toString()).isTrue();
        assertThat(page.text()).doesNotContain("name=\"password\"");
        return browser.press(page, Map.of("otp", StepUpFlow.code()));
    }

    /** Persona and acr of an access token. */
    static String access(JsonNode tokens) {
        JsonNode claims = Jwt.claims(tokens.path("access_token").asText());
        return claims.path("persona").path("title").asText("none") + " "
                + claims.path("acr").asText();
    }

    static JsonNode tokens(BrowserLogin browser, Reply back) {
        return browser.tokens(TestRealm.APP, back).expect(200).json();
    }

    JsonNode refresh(String client, JsonNode tokens) {
        return realm.tokenEndpoint(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        client,
                        "refresh_token",
                        tokens.path("refresh_token").asText()))
                .expect(200)
                .json();
    }

    Reply select(JsonNode tokens, String id) {
        return new PersonaApiClient(realm, tokens.path("access_token").asText())
                .call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", id)));
    }

    static String location(Reply reply) {
        return reply.expect(302).header("Location").orElseThrow();
    }
}
