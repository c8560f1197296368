package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.EncryptedRealm.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.SharedVault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Encrypted attributes in events and imports, and a vault that cannot be read. */
@Tag("local")
@ExtendWith(SharedServer.class)
class EncryptionElsewhereIT {

    @Test
    void areInNoEvent(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            own.realm.admin().update(Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
            String id = own.created(PersonaApiClient.ofNewUser(own.realm, "anna"), "corsica");
            own.admin.patch("/" + id, Map.of("iban", "XX1", "seat", "window")).expect(200);
            own.admin
                    .post("/bulk", Map.of("action", "suspend", "ids", List.of(id)))
                    .expect(200);
            JsonNode events = own.realm.admin().get("/admin-events?resourcePath=personas/" + id);
            assertThat(events).hasSize(2);
            assertThat(events.findValuesAsText("representation"))
                    .hasSize(2)
                    .allMatch(shown -> shown.contains("\"seat\":\"window\"") && !shown.contains("iban"));
        }
    }

    @Test
    void anImportStopsWithoutTheirKeyAndGoesOnWithIt(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            own.created(PersonaApiClient.ofNewUser(own.realm, "anna"), "corsica");
            own.realm.user("bert");
            String[] lines = {
                TransferClient.line("bert", "traveler", "home"), TransferClient.line("anna", "traveler", "home")
            };
            own.hasKeys("b");
            own.marks(true).expect(200);
            TransferClient transfer = new TransferClient(own.realm);
            Reply stopped = transfer.send("", lines).expect(503);
            assertThat(stopped.header("Retry-After")).hasValue("60");
            own.hasKeys("b", "a");
            own.marks(true).expect(200);
            String resume = "?resume=" + stopped.header("X-Import-Id").orElseThrow();
            assertThat(TransferClient.counts(transfer.imported(resume, lines))).containsExactly(2, 0, 0, 0, 0);
        }
    }

    @Test
    void aVaultThatCannotBeReadIsNoFailureOfTheCall(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            own.created(anna, "corsica");
            SharedVault.makeUnreadable(own.realm, ENTRY);
            assertThat(own.marks(true).expect(400).text()).contains("the realm's vault cannot be read: IOException");
            own.forgetUsers();
            anna.get("/v1/personas").expect(503);
            assertThat(Jwt.claims(own.realm.token("anna")).has("personas")).isFalse();
        }
    }

    @Test
    void aRenewalThatNeedsThePersonaIsNotRefusedForGood(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            own.created(PersonaApiClient.ofNewUser(own.realm, "anna"), "corsica");
            own.admin.post("/flows?bind=true", Map.of()).expect(200);
            strictClient(own);
            Reply tokens = own.realm
                    .tokens(
                            "anna",
                            Map.of("client_id", "strict", "client_secret", "secret", "persona", "traveler@corsica"))
                    .expect(200);
            own.hasKeys("b");
            own.marks(true).expect(200);
            own.forgetUsers();
            Reply later = renewed(own, tokens).expect(503);
            assertThat(later.json().path("error").asText()).isEqualTo("temporarily_unavailable");
            assertThat(later.header("Retry-After")).hasValue("60");
            own.hasKeys("b", "a");
            own.marks(true).expect(200);
            renewed(own, tokens).expect(200);
        }
    }

    private static Reply renewed(EncryptedRealm own, Reply tokens) {
        return own.realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "strict",
                "client_secret",
                "secret",
                "refresh_token",
                tokens.json().path("refresh_token").asText()));
    }

    /** Its tokens are not renewed without the selected persona. */
    private static void strictClient(EncryptedRealm own) {
        Map<String, Object> mapper = Map.of(
                "name",
                "hats",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-persona-mapper",
                "config",
                Map.of(
                        "claim.name",
                        "hats",
                        "persona.selected.claim",
                        "hat",
                        "persona.selected.refuse.refresh",
                        "true",
                        "access.token.claim",
                        "true"));
        own.realm
                .admin()
                .createClient(Map.of(
                        "clientId",
                        "strict",
                        "secret",
                        "secret",
                        "publicClient",
                        false,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(mapper)));
    }
}
