package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.RoleTokens.access;
import static io.github.keycloakpersonas.it.RoleTokens.roles;
import static io.github.keycloakpersonas.it.RoleTokens.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Roles that titles grant, wherever tokens carry roles. */
class PersonaRolesEverywhereIT extends PersonaRolesRealm {

    @Nested
    class Everywhere {

        @Test
        void claimsOfAnyNameAndTheAudienceFollow() {
            calls.user("nina", "clerk", "guest");
            JsonNode tokens = calls.login("exact-selected", "nina");
            assertThat(access(tokens).path("resource_access").has("shop")).isFalse();
            assertThat(texts(access(tokens).path("aud")))
                    .contains("persona-api")
                    .doesNotContain("shop");
            calls.select(tokens, "clerk");
            assertThat(RoleTokens.of(calls.introspect(tokens)))
                    .as("introspection says what is true now")
                    .isEqualTo("approver shop:booker");
            JsonNode after = calls.refresh("exact-selected", tokens);
            for (String token : List.of("access_token", "id_token")) {
                assertThat(texts(Jwt.claims(after.path(token).asText()).path("groups")))
                        .containsExactly("approver");
            }
            assertThat(texts(access(after).path("aud"))).contains("persona-api", "shop");
            JsonNode userinfo = realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(after.path("access_token").asText())
                    .send()
                    .expect(200)
                    .json();
            assertThat(texts(userinfo.path("groups"))).containsExactly("approver");
            calls.select(after, "guest");
            JsonNode narrowed = calls.refresh("exact-selected", after);
            assertThat(texts(access(narrowed).path("aud"))).doesNotContain("shop");
            assertThat(
                            access(narrowed).has("realm_access")
                                    ? texts(access(narrowed).at("/realm_access/roles"))
                                    : List.of())
                    .isEmpty();
        }

        @Test
        void inTheCodeFlowOfTheSelectedPersona() {
            calls.user("olga", "clerk", "guest");
            BrowserLogin browser = new BrowserLogin(realm);
            calls.client("web", Map.of("persona.roles.mode", "exact"), Map.of("publicClient", true));
            Reply login = browser.open("web", Map.of("persona", "clerk@acme"));
            assertThat(roles(browser.tokens("web", browser.logIn(login, "olga"))
                            .expect(200)
                            .json()))
                    .isEqualTo("approver shop:booker");
            Reply other = browser.open("web", Map.of("persona", "guest@acme"));
            assertThat(roles(browser.tokens("web", other).expect(200).json())).isEmpty();
        }

        @Test
        void forServiceAccounts() {
            for (String mode : List.of("add", "exact")) {
                String client = mode + "-active";
                JsonNode before = service(client);
                admin.created("service-account-" + client, "clerk", "acme");
                assertThat(roles(before)).isEmpty();
                assertThat(roles(service(client))).isEqualTo("approver shop:booker");
            }
        }

        private JsonNode service(String client) {
            return calls.post(client, "/token", Map.of("grant_type", "client_credentials"))
                    .expect(200)
                    .json();
        }

        @Test
        void forLightweightTokens() {
            calls.client(
                    "light",
                    Map.of("persona.roles.mode", "exact", "persona.roles.of", "active"),
                    Map.of("attributes", Map.of("client.use.lightweight.access.token.enabled", "true")));
            calls.user("pia", "clerk");
            JsonNode tokens = calls.login("light", "pia");
            assertThat(roles(tokens)).isEmpty();
            assertThat(RoleTokens.of(calls.introspect(tokens))).isEqualTo("approver shop:booker");
            new PersonaApiClient(realm, tokens.path("access_token").asText())
                    .get("/v1/personas")
                    .expect(200);
        }

        @Test
        void withFilters() {
            calls.client("filtered", Map.of("persona.roles.of", "active", "persona.circles", "rome"), Map.of());
            calls.user("quinn", "clerk");
            assertThat(roles(calls.login("filtered", "quinn"))).isEqualTo("auditor shop:viewer");
            admin.created("quinn", "clerk", "rome");
            assertThat(roles(calls.login("filtered", "quinn"))).isEqualTo("approver auditor shop:booker shop:viewer");
        }

        @Test
        void aClientKeepsItsOwnSelection() {
            calls.client(
                    "pinned",
                    Map.of("persona.roles.mode", "exact", "persona.selected.pin", "true"),
                    Map.of("publicClient", true));
            calls.client("roving", Map.of("persona.roles.mode", "exact"), Map.of("publicClient", true));
            calls.user("rosa", "clerk", "guest");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open("pinned", Map.of("persona", "clerk@acme"));
            JsonNode pinned = browser.tokens("pinned", browser.logIn(login, "rosa"))
                    .expect(200)
                    .json();
            browser.tokens("roving", browser.open("roving", Map.of("persona", "guest@acme")))
                    .expect(200);
            JsonNode after = realm.tokenEndpoint(Map.of(
                            "grant_type", "refresh_token",
                            "client_id", "pinned",
                            "refresh_token", pinned.path("refresh_token").asText()))
                    .expect(200)
                    .json();
            assertThat(roles(after)).isEqualTo("approver shop:booker");
        }

        @Test
        void areThoseOfThePersonaThatTheRequestAsksFor() {
            calls.user("tina", "clerk", "guest");
            Map<String, String> form = Map.of("grant_type", "password", "username", "tina", "password", "tina");
            Map<String, String> asking = new HashMap<>(form);
            asking.put("persona", "clerk@acme");
            assertThat(roles(calls.post("exact-selected", "/token", form)
                            .expect(200)
                            .json()))
                    .isEmpty();
            assertThat(roles(calls.post("exact-selected", "/token", asking)
                            .expect(200)
                            .json()))
                    .isEqualTo("approver shop:booker");
        }

        @Test
        void doNotOutliveTheirPersona() {
            calls.user("uwe", "guest");
            Instant till = Instant.now(Clock.systemUTC()).plusSeconds(200).truncatedTo(ChronoUnit.SECONDS);
            admin.created("uwe", "clerk", "acme", "valid_till", till.toString());
            // Without the realm's scope: its mapper of personas would end the token as well.
            calls.client(
                    "alone",
                    Map.of("persona.roles.of", "active"),
                    Map.of("defaultClientScopes", List.of("roles", "basic")));
            calls.client(
                    "lasting",
                    Map.of("persona.roles.of", "active", "persona.limit.expiry", "false"),
                    Map.of("defaultClientScopes", List.of("roles", "basic")));
            JsonNode alone =
                    Jwt.claims(calls.login("alone", "uwe").path("access_token").asText());
            assertThat(alone.has("personas")).isFalse();
            assertThat(alone.path("exp").asLong()).isEqualTo(till.getEpochSecond());
            assertThat(Jwt.claims(calls.login("lasting", "uwe")
                                    .path("access_token")
                                    .asText())
                            .path("exp")
                            .asLong())
                    .isGreaterThan(till.getEpochSecond());
        }

        @Test
        void onlyAddsWhatTheClientHasAScopeFor() {
            String id = calls.client("scoped", Map.of("persona.roles.of", "active"), Map.of("fullScopeAllowed", false));
            calls.user("sara", "clerk", "chief");
            assertThat(roles(calls.login("scoped", "sara"))).isEmpty();
            realm.admin()
                    .post(
                            "/clients/" + id + "/scope-mappings/realm",
                            List.of(realm.admin().get("/roles/staff")));
            assertThat(roles(calls.login("scoped", "sara"))).isEqualTo("auditor shop:packer staff");
        }
    }
}
