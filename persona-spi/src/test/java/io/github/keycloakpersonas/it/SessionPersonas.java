package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with login sessions that select a persona. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionPersonas {

    static final String PATH = "/v1/session/persona";

    TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    Login login(String user, String... scopes) {
        return new Login(realm.tokens(user, Map.of("scope", "openid " + String.join(" ", scopes)))
                .expect(200)
                .json());
    }

    /** One browser of a user's. */
    final class Login {

        private JsonNode tokens;

        Login(JsonNode tokens) {
            this.tokens = tokens;
        }

        String access() {
            return tokens.path("access_token").asText();
        }

        PersonaApiClient api() {
            return new PersonaApiClient(realm, access());
        }

        Reply select(String id) {
            return api().call("PUT", PATH, request -> request.json(Map.of("persona_id", id)));
        }

        /** A refresh. @return the title in the claim {@code persona} of access and ID token, empty without one */
        String refreshed() {
            tokens = realm.tokenEndpoint(Map.of(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            TestRealm.APP,
                            "refresh_token",
                            tokens.path("refresh_token").asText()))
                    .expect(200)
                    .json();
            String title = Jwt.claims(access()).path("persona").path("title").asText();
            assertThat(Jwt.claims(tokens.path("id_token").asText())
                            .path("persona")
                            .path("title")
                            .asText())
                    .isEqualTo(title);
            return title;
        }

        JsonNode userinfo() {
            return realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(access())
                    .send()
                    .expect(200)
                    .json();
        }
    }

    void select(JsonNode tokens, String persona) {
        new PersonaApiClient(realm, tokens.path("access_token").asText())
                .call("PUT", PATH, request -> request.json(Map.of("persona_id", persona)))
                .expect(200);
    }

    Reply refreshed(String client, JsonNode tokens) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                tokens.path("refresh_token").asText()));
    }
}
