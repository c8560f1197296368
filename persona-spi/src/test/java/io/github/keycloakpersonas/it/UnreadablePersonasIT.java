package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.EncryptedRealm.ENTRY;
import static io.github.keycloakpersonas.it.EncryptedRealm.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.SharedVault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has lost a key finds the personas that need it, and goes on with the others. */
@Tag("local")
@ExtendWith(SharedServer.class)
class UnreadablePersonasIT {

    @Test
    void areFoundAmongOthersThatGoOn(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            PersonaApiClient bert = PersonaApiClient.ofNewUser(own.realm, "bert");
            PersonaApiClient cora = PersonaApiClient.ofNewUser(own.realm, "cora");
            String annas = own.created(anna, "corsica");
            String coras = own.created(cora, "corsica");
            own.hasKeys("b");
            own.marks(true).expect(200);
            String berts = own.created(bert, "corsica");
            own.forgetUsers();

            String told =
                    own.admin.get("?max=10").expect(503).json().path("detail").asText();
            assertThat(told).contains("GET /admin/realms/{realm}/personas/encryption");
            String report = "/reports/access?format=";
            for (String file :
                    List.of("/export", "/export?format=csv", report + "csv", report + "ndjson", report + "zip")) {
                Reply refused = own.admin.get(file).expect(503);
                assertThat(refused.header("Retry-After")).hasValue("60");
            }
            for (int max : new int[] {1, 100}) {
                Map<String, String> found = own.unreadable(max);
                assertThat(found).containsOnlyKeys(annas, coras);
                found.forEach((id, reason) -> assertThat(reason)
                        .contains("lacks the key 'a'", id)
                        .doesNotContain(IBAN, EncryptedRealm.key("b")));
            }
            JsonNode first = own.admin.get("/encryption").expect(200).json().path("unreadable");
            assertThat(first.findValuesAsText("user_id")).containsExactlyInAnyOrder(anna.sub(), cora.sub());

            bert.patch(berts, Map.of("seat", "window")).expect(200);
            own.admin.get("/" + berts).expect(200);

            own.rewrite("?give_up=true").expect(200);
            assertThat(own.unreadable(100)).isEmpty();
            assertThat(own.admin.page("")).hasSize(3);
        }
    }

    @Test
    void areAllThatIsEncryptedWhereThereIsNoKey(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String sealed = own.created(anna, "corsica");
            anna.post(Map.of("title", "traveler", "circle", "home", "seat", "aisle"))
                    .expect(201);
            assertThat(own.unreadable(100)).isEmpty();
            SharedVault.remove(own.realm, ENTRY);
            assertThat(own.unreadable(100)).containsOnly(Map.entry(sealed, "the realm's vault has no secret " + ENTRY));
        }
    }

    @Test
    void areShownToWhoManagesTheRealm(KeycloakServer server) {
        try (EncryptedRealm own = new EncryptedRealm(server)) {
            AdminPersonas users = AdminPersonas.withRoles(own.realm, "users", "manage-users", "view-realm");
            users.get("/encryption").expect(403);
            AdminPersonas manager = AdminPersonas.withRoles(own.realm, "manager", "manage-realm");
            assertThat(manager.get("/encryption").expect(200).text()).isEqualTo("{\"unreadable\":[]}");
            own.admin.get("/encryption?max=0").expect(400);
            own.admin.get("/encryption?cursor=bjEKMQ").expect(400);
            own.admin.delete("/setup").expect(204);
            own.admin.get("/encryption").expect(404);
        }
    }
}
