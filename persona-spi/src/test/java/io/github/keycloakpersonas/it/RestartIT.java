package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A restart keeps personas, and does not bring back what an administrator has removed. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class RestartIT {

    @Test
    void keepsPersonasAndWhatAdministratorsDid(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.created("traveler", "corsica");
            JsonNode before = anna.get("/v1/personas/" + id).json();
            String scope = realm.admin().get("/client-scopes").findParents("name").stream()
                    .filter(s -> s.path("name").asText().equals("persona"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            realm.admin().delete("/client-scopes/" + scope);
            server.restart();
            PersonaApiClient again = PersonaApiClient.of(realm, "anna");
            assertThat(again.get("/v1/personas/" + id).expect(200).json()).isEqualTo(before);
            assertThat(realm.admin().get("/client-scopes").findValuesAsText("name"))
                    .doesNotContain("persona");
        }
    }
}
