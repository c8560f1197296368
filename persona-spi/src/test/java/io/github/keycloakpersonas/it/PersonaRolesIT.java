package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.RoleTokens.access;
import static io.github.keycloakpersonas.it.RoleTokens.mapper;
import static io.github.keycloakpersonas.it.RoleTokens.roles;
import static io.github.keycloakpersonas.it.RoleTokens.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens' roles by the titles of personas. Every user has the roles auditor and shop:viewer. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonaRolesIT {

    private static final String SCHEMA = """
            {"titles":[
              {"name":"clerk","self_service":false,"roles":{"realm":["approver"],"clients":{"shop":["booker"]}}},
              {"name":"chief","self_service":false,"roles":{"realm":["staff"]}},
              {"name":"fan","roles":{"realm":["auditor","approver"]}},
              {"name":"member","needs_approval":true,"roles":{"realm":["auditor","approver"]}},
              {"name":"guest"}]}""";

    private TestRealm realm;
    private AdminPersonas admin;
    private RoleTokens calls;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        calls = new RoleTokens(realm);
        admin = AdminPersonas.of(realm);
        admin.post("/flows?bind=true", Map.of()).expect(200);
        for (String role : List.of("approver", "auditor", "staff", "other")) {
            realm.admin().post("/roles", Map.of("name", role));
        }
        String shop = realm.admin().createClient(Map.of("clientId", "shop", "publicClient", true));
        for (String role : List.of("viewer", "booker", "packer")) {
            realm.admin().post("/clients/" + shop + "/roles", Map.of("name", role));
        }
        realm.admin()
                .post(
                        "/roles/staff/composites",
                        List.of(
                                realm.admin().get("/roles/auditor"),
                                realm.admin().get("/clients/" + shop + "/roles/packer")));
        calls.client(
                "inspector",
                Map.of(),
                Map.of("attributes", Map.of("allow.token.introspection.without.audience.check", "true")));
        putSchema(SCHEMA).expect(200);
        for (String mode : List.of("add", "narrow", "exact")) {
            for (String of : List.of("active", "selected")) {
                calls.client(mode + "-" + of, Map.of("persona.roles.mode", mode, "persona.roles.of", of), Map.of());
            }
        }
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Reply putSchema(String schema) {
        return admin.call("PUT", "/schema", request -> request.body("application/json", schema));
    }

    @Nested
    class InEachMode {

        @ParameterizedTest
        @CsvSource({
            "add-active, approver auditor shop:booker shop:viewer",
            "add-selected, auditor shop:viewer",
            "narrow-active, ''",
            "narrow-selected, ''",
            "exact-active, approver shop:booker",
            "exact-selected, ''"
        })
        void withoutASelection(String client, String expected) {
            calls.user(client + "-a", "clerk", "guest");
            assertThat(roles(calls.login(client, client + "-a"))).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "add-active, approver auditor shop:booker shop:packer shop:viewer staff",
            "add-selected, auditor shop:packer shop:viewer staff",
            "narrow-active, auditor",
            "narrow-selected, auditor",
            "exact-active, approver auditor shop:booker shop:packer staff",
            "exact-selected, auditor shop:packer staff"
        })
        void withAnExpandedCompositeOfTheSelected(String client, String expected) {
            calls.user(client + "-b", "clerk", "chief");
            JsonNode tokens = calls.login(client, client + "-b");
            calls.select(tokens, "chief");
            assertThat(roles(calls.refresh(client, tokens))).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "add-active, auditor shop:viewer",
            "add-selected, auditor shop:viewer",
            "narrow-active, auditor",
            "narrow-selected, auditor",
            "exact-active, auditor",
            "exact-selected, auditor"
        })
        void aTitleThatUsersGiveThemselvesAddsNothing(String client, String expected) {
            calls.user(client + "-c");
            JsonNode tokens = calls.login(client, client + "-c");
            new PersonaApiClient(realm, tokens.path("access_token").asText()).created("fan", "acme");
            calls.select(tokens, "fan");
            assertThat(roles(calls.refresh(client, tokens))).isEqualTo(expected);
        }

        @Test
        void aTitleThatIsApprovedDoes() {
            calls.user("mary");
            JsonNode tokens = calls.login("add-active", "mary");
            PersonaApiClient api =
                    new PersonaApiClient(realm, tokens.path("access_token").asText());
            String id = api.created("member", "acme");
            assertThat(roles(calls.refresh("add-active", tokens))).isEqualTo("auditor shop:viewer");
            admin.post("/" + id + "/approve", Map.of()).expect(200);
            assertThat(roles(calls.refresh("add-active", tokens))).isEqualTo("approver auditor shop:viewer");
            admin.patch("/" + id, Map.of("status", "suspended")).expect(200);
            assertThat(roles(calls.refresh("add-active", tokens))).isEqualTo("auditor shop:viewer");
        }
    }

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
            Instant till = Instant.now(Clock.systemUTC()).plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
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

    @Nested
    class WhatIsSkipped {

        @Test
        void areRolesThatGoOrGetToAdminister(KeycloakServer server) {
            try (TestRealm own = TestRealm.create(server)) {
                AdminPersonas personas = AdminPersonas.of(own);
                for (String role : List.of("boss", "approver")) {
                    own.admin().post("/roles", Map.of("name", role));
                }
                personas.put(
                                "/schema",
                                Map.of(
                                        "titles",
                                        List.of(Map.of(
                                                "name",
                                                "clerk",
                                                "self_service",
                                                false,
                                                "roles",
                                                Map.of("realm", List.of("boss", "approver"))))))
                        .expect(200);
                String app = own.admin().client(TestRealm.APP);
                own.admin()
                        .post(
                                "/clients/" + app + "/protocol-mappers/models",
                                mapper("oidc-persona-roles-mapper", Map.of("persona.roles.of", "active")));
                own.user("tina");
                personas.created("tina", "clerk", "acme");
                assertThat(RoleTokens.of(Jwt.claims(own.token("tina")))).isEqualTo("approver boss");
                String management = own.admin().client("realm-management");
                own.admin()
                        .post(
                                "/roles/boss/composites",
                                List.of(own.admin().get("/clients/" + management + "/roles/manage-users")));
                JsonNode claims = Jwt.claims(own.token("tina"));
                assertThat(RoleTokens.of(claims)).isEqualTo("approver");
                assertThat(claims.path("resource_access").has("realm-management"))
                        .isFalse();
                own.admin().delete("/roles/approver");
                assertThat(RoleTokens.of(Jwt.claims(own.token("tina")))).isEmpty();
                assertThat(personas.get("/schema").expect(200).text()).contains("approver");
            }
        }

        @Test
        void isEverythingWhereTheSchemaCanNotBeRead(KeycloakServer server) {
            try (TestRealm own = SeededRealm.withSchema(server, "{")) {
                own.admin().post("/roles", Map.of("name", "auditor"));
                own.user("ugo");
                own.admin().grantRealmRoles(own.admin().userId("ugo"), "auditor");
                String models = "/clients/" + own.admin().client(TestRealm.APP) + "/protocol-mappers/models";
                String id = own.admin()
                        .post(models, mapper("oidc-persona-roles-mapper", Map.of()))
                        .createdId();
                assertThat(RoleTokens.of(Jwt.claims(own.token("ugo")))).isEqualTo("auditor");
                own.admin().delete(models + "/" + id);
                own.admin().post(models, mapper("oidc-persona-roles-mapper", Map.of("persona.roles.mode", "narrow")));
                JsonNode claims = Jwt.claims(own.token("ugo"));
                assertThat(RoleTokens.of(claims)).isEmpty();
                assertThat(claims.path("resource_access").has("account")).isTrue();
            }
        }
    }

    @Test
    void usersDoNotSeeThemInTheSchema() {
        calls.user("vera");
        PersonaApiClient api = PersonaApiClient.of(realm, "vera");
        assertThat(api.get("/v1/schema").expect(200).text()).contains("clerk").doesNotContain("roles");
        JsonNode title = admin.get("/schema").expect(200).json().path("titles").path(0);
        assertThat(title.path("roles").toString())
                .isEqualTo("{\"realm\":[\"approver\"],\"clients\":{\"shop\":[\"booker\"]}}");
    }

    @ParameterizedTest
    @CsvSource({"persona.roles.mode, all", "persona.roles.of, mine"})
    void settingsThatNobodyKnowsAreRefused(String setting, String value) {
        String models = "/clients/" + realm.admin().client("shop") + "/protocol-mappers/models";
        Reply reply = realm.admin()
                .call("POST", models)
                .json(mapper("oidc-persona-roles-mapper", Map.of(setting, value)))
                .send();
        assertThat(reply.expect(400).text()).contains("must be one of");
    }
}
