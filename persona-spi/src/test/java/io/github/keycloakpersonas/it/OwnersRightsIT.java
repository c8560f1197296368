package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What owners may not change: personas of others, and what an administrator gave them. */
class OwnersRightsIT extends PersonaRules {

    @Nested
    class SomebodyElsesPersona {

        @Test
        void isForbiddenByEitherIdWhetherItExistsOrNot() {
            PersonaApiClient owner = PersonaApiClient.ofNewUser(realm, "owner");
            String id = owner.created("traveler", "corsica");
            PersonaApiClient thief = PersonaApiClient.ofNewUser(realm, "thief");
            for (String path : List.of(
                    id,
                    owner.personaId("traveler", "corsica"),
                    owner.personaId("traveler", "nowhere"),
                    "nobody_traveler_corsica",
                    owner.sub() + "_")) {
                for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
                    Reply reply = thief.call(
                            method,
                            "/v1/personas/" + path,
                            call -> method.startsWith("P") ? call.json(Map.of("consent", true)) : call);
                    reply.expect(403);
                    assertThat(detail(reply)).isEqualTo("Persona does not belong to authenticated user");
                }
            }
            assertThat(owner.get("/v1/personas/" + id).json().path("consent").asBoolean(true))
                    .isFalse();
        }

        @Test
        void isNotFoundUnderAnUnknownId() {
            assertThat(detail(anna.get("/v1/personas/6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d")
                            .expect(404)))
                    .isEqualTo("Persona not found");
            anna.get("/v1/personas/" + anna.personaId("traveler", "nowhere")).expect(404);
            anna.get("/v1/personas/gibberish").expect(404);
        }
    }

    @Nested
    class WhatAnAdministratorGave {

        private static final String PERSONAS = """
                [{"username":"zoe","title":"admin","circle":"hq","valid_till":"2090-01-01T00:00:00Z"},
                 {"username":"zoe","title":"traveler","circle":"suspended","status":"suspended"},
                 {"username":"zoe","title":"traveler","circle":"revoked","status":"revoked"},
                 {"username":"zoe","title":"traveler","circle":"pending","status":"pending"}]""";

        private TestRealm given(KeycloakServer server) {
            String name = "given-" + UUID.randomUUID();
            return TestRealm.create(
                    server,
                    Map.of(
                            "realm",
                            name,
                            "attributes",
                            Map.of("persona.import", PERSONAS),
                            "users",
                            List.of(Map.of(
                                    "username", "zoe",
                                    "enabled", true,
                                    "email", "zoe@example.org",
                                    "firstName", "Zoe",
                                    "lastName", "Example",
                                    // An import gives users the roles it names, not the default ones.
                                    "realmRoles", List.of("default-roles-" + name),
                                    "credentials", List.of(Map.of("type", "password", "value", "zoe"))))));
        }

        @Test
        void isOutOfItsOwnersHandsWhereFrozenPendingOrReserved(KeycloakServer server) {
            try (TestRealm given = given(server)) {
                PersonaApiClient zoe = PersonaApiClient.of(given, "zoe");
                for (String circle : List.of("suspended", "revoked")) {
                    String id = zoe.personaId("traveler", circle);
                    zoe.patch(id, Map.of("consent", true)).expect(403);
                    zoe.patch(id, Map.of("status", "active")).expect(403);
                    zoe.delete("/v1/personas/" + id).expect(403);
                    zoe.get("/v1/personas/" + id).expect(200);
                }
                String pending = zoe.personaId("traveler", "pending");
                zoe.patch(pending, Map.of("status", "active")).expect(403);
                zoe.patch(pending, Map.of("status", "inactive")).expect(403);
                zoe.patch(pending, Map.of("status", "pending", "consent", true)).expect(200);
                zoe.delete("/v1/personas/" + pending).expect(204);

                String admin = zoe.personaId("admin", "hq");
                zoe.patch(admin, Map.of("circle", "everywhere")).expect(403);
                zoe.patch(admin, Map.of("valid_till", "2099-01-01T00:00:00Z")).expect(403);
                zoe.patch(admin, Map.of("title", "admin", "valid_till", "2080-01-01T00:00:00Z"))
                        .expect(200);
            }
        }
    }
}
