package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.RoleTokens.mapper;
import static io.github.keycloakpersonas.it.RoleTokens.roles;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles that titles grant, in each mode of the mapper. */
class PersonaRolesIT extends PersonaRolesRealm {

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
