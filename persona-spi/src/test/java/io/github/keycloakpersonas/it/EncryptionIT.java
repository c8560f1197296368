package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.EncryptedRealm.ENTRY;
import static io.github.keycloakpersonas.it.EncryptedRealm.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.SharedVault;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that are encrypted in the database with a key of the realm's vault. */
@Tag("local")
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class EncryptionIT {

    private static final int USERS = 50;
    private static final int PERSONAS = 250;

    private static JsonNode ibanInToken(TestRealm realm, String user) {
        return Jwt.claims(realm.token(user)).path("personas").path(0).path("iban");
    }

    @Test
    void readAsBeforeEverywhere(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String id = own.created(anna, "corsica");
            own.forgetUsers();
            assertThat(anna.get("/v1/personas/" + id).expect(200).json().path("iban"))
                    .hasToString("\"" + IBAN + "\"");
            assertThat(own.admin.page("").path(0).path("iban").asText()).isEqualTo(IBAN);
            assertThat(ibanInToken(own.realm, "anna").asText()).isEqualTo(IBAN);
            JsonNode view = anna.get("/v1/schema").expect(200).json().path("attributes");
            assertThat(view.path(0).path("encrypted").asBoolean()).isTrue();
            assertThat(view.path(1).has("encrypted")).isFalse();

            anna.patch(id, Map.of("iban", "XX1")).expect(200);
            assertThat(ibanInToken(own.realm, "anna").asText()).isEqualTo("XX1");

            TransferClient transfer = new TransferClient(own.realm);
            String[] exported = transfer.export().lines().toArray(String[]::new);
            assertThat(String.join("", exported)).contains("XX1", "\"encrypted\":true");
            anna.delete("/v1/personas/" + id).expect(204);
            assertThat(TransferClient.counts(transfer.imported("", exported))).containsExactly(1, 0, 0, 0, 0);
            assertThat(anna.get("/v1/personas/" + id)
                            .expect(200)
                            .json()
                            .path("iban")
                            .asText())
                    .isEqualTo("XX1");
            assertThat(TransferClient.counts(transfer.imported("?mode=upsert", exported)))
                    .containsExactly(0, 0, 1, 0, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', the realm's vault has no secret persona-attributes",
        "'a:c2hvcnQ=', the secret persona-attributes of the realm's vault has an entry 1 that has no 32 bytes in Base64"
    })
    void areNotToBeHadWithoutAKey(String secret, String why, KeycloakServer server) {
        try (EncryptedRealm own = new EncryptedRealm(server)) {
            if (!secret.isEmpty()) {
                SharedVault.put(own.realm, ENTRY, secret);
            }
            Reply refused = own.marks(true).expect(400);
            assertThat(refused.json().path("type").asText()).endsWith("/invalid-schema");
            assertThat(refused.json()
                            .path("errors")
                            .path("attributes.iban.encrypted")
                            .asText())
                    .contains(why, "docs/production.md")
                    .doesNotContain("c2hvcnQ");
            own.marks(false).expect(200);
            String file = "{\"schema\":{\"titles\":[{\"name\":\"traveler\"}],\"attributes\":["
                    + "{\"name\":\"iban\",\"type\":\"string\",\"encrypted\":true}]}}";
            assertThat(new TransferClient(own.realm)
                            .send("?schema=apply", file)
                            .expect(400)
                            .text())
                    .contains("attributes.iban.encrypted");
        }
    }

    @Test
    void areReadWithOldKeysAndWrittenWithTheFirst(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            own.created(anna, "corsica");
            own.hasKeys("b", "a");
            own.marks(true).expect(200);
            own.created(anna, "home");
            own.forgetUsers();
            assertThat(ibanInToken(own.realm, "anna").asText()).isEqualTo(IBAN);
            assertThat(own.rewriteAll(10)).isEqualTo(1);
            assertThat(own.rewriteAll(10)).isZero();
            own.hasKeys("b");
            own.marks(true).expect(200);
            own.forgetUsers();
            assertThat(anna.get("/v1/personas").expect(200).json().path("personas"))
                    .allMatch(persona -> persona.path("iban").asText().equals(IBAN));
        }
    }

    @Test
    void areNeitherDroppedNorOverwrittenWithoutTheirKey(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String id = own.created(anna, "corsica");
            own.hasKeys("b");
            own.marks(true).expect(200);
            own.forgetUsers();
            for (Reply reply : List.of(
                    anna.get("/v1/personas"),
                    anna.patch(id, Map.of("seat", "window")),
                    anna.create("traveler", "home"),
                    own.admin.get("/" + id),
                    own.admin.delete("/" + id),
                    own.rewrite(""))) {
                assertThat(reply.expect(503).json().path("detail").asText())
                        .startsWith("Attributes of personas are encrypted in this realm")
                        .doesNotContain("key 'a'");
            }
            assertThat(Jwt.claims(own.realm.token("anna")).has("personas")).isFalse();
            assertThat(server.log().lines())
                    .anyMatch(
                            line -> line.contains("Realm " + own.realm.name() + ": a token is issued without personas")
                                    && line.contains("lacks the key 'a'"))
                    .noneMatch(line -> line.contains(IBAN) || line.contains(EncryptedRealm.key("a")));
            own.admin.post("/flows?bind=true", Map.of()).expect(200);
            BrowserLogin browser = new BrowserLogin(own.realm);
            JsonNode tokens = browser.tokens("anna", "openid").expect(200).json();
            assertThat(Jwt.claims(tokens.path("access_token").asText()).has("personas"))
                    .isFalse();
            own.hasKeys("b", "a");
            own.marks(true).expect(200);
            assertThat(anna.get("/v1/personas/" + id)
                            .expect(200)
                            .json()
                            .path("iban")
                            .asText())
                    .isEqualTo(IBAN);
        }
    }

    @Test
    void areGivenUpOnlyByAnOrderThatSaysSoAndWithAKey(KeycloakServer server) {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String id = own.created(anna, "corsica");
            String etag = anna.get("/v1/personas/" + id).header("ETag").orElseThrow();
            SharedVault.remove(own.realm, ENTRY);
            own.marks(true).expect(400);
            own.forgetUsers();
            own.rewrite("?give_up=true").expect(503);
            own.hasKeys("b");
            JsonNode done = own.rewrite("?give_up=true").expect(200).json();
            assertThat(done.path("given_up").asInt()).isEqualTo(1);
            assertThat(done.path("rewritten").asInt()).isZero();
            JsonNode left = anna.get("/v1/personas/" + id).expect(200).json();
            assertThat(left.has("iban")).isFalse();
            assertThat(left.path("seat").asText()).isEqualTo("aisle");
            // Its ETag tells that it has changed.
            anna.patch(id, Map.of("seat", "window"), etag).expect(412);
            anna.patch(id, Map.of("iban", "XX2")).expect(200);
            assertThat(own.rewriteAll(100)).isZero();
        }
    }

    @Test
    void whatWasThereIsEncryptedInPartsWhileOthersChangeIt(KeycloakServer server) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (EncryptedRealm own = new EncryptedRealm(server)) {
            own.marks(false).expect(200);
            TransferIT.users(own.realm, USERS);
            String[] lines = IntStream.range(0, PERSONAS)
                    .mapToObj(i -> TransferClient.line("user" + i % USERS, "traveler", "c" + i)
                            .replace("}", ",\"iban\":\"IBAN" + i + "\"}"))
                    .toArray(String[]::new);
            assertThat(TransferClient.counts(new TransferClient(own.realm).imported("", lines)))
                    .containsExactly(PERSONAS, 0, 0, 0, 0);
            own.hasKeys("a");
            own.marks(true).expect(200);
            JsonNode before = own.admin.page("?max=1000");
            List<Future<Reply>> changes = new ArrayList<>();
            for (int i = 0; i < PERSONAS; i += 5) {
                String id = before.path(i).path("id").asText();
                changes.add(threads.submit(
                        () -> EncryptedRealm.patiently(() -> own.admin.patch("/" + id, Map.of("seat", "window")))));
            }
            int rewritten = own.rewriteAll(7);
            for (Future<Reply> change : changes) {
                change.get().expect(200);
            }
            // A change encrypts, too.
            assertThat(rewritten).isBetween(PERSONAS - changes.size(), PERSONAS);
            assertThat(own.rewriteAll(1000)).isZero();
            JsonNode after = own.admin.page("?max=1000");
            assertThat(after).hasSize(PERSONAS);
            for (int i = 0; i < PERSONAS; i++) {
                JsonNode persona = after.path(i);
                boolean changed = i % 5 == 0;
                assertThat(persona.path("id")).isEqualTo(before.path(i).path("id"));
                assertThat(persona.path("iban").asText())
                        .isEqualTo("IBAN" + persona.path("circle").asText().substring(1));
                assertThat(persona.path("seat").asText()).isEqualTo(changed ? "window" : "");
                assertThat(persona.path("updated_at").equals(before.path(i).path("updated_at")))
                        .isEqualTo(!changed);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void areRewrittenByWhoManagesTheRealm(KeycloakServer server) {
        try (EncryptedRealm own = new EncryptedRealm(server)) {
            AdminPersonas users = AdminPersonas.withRoles(own.realm, "users", "manage-users", "view-realm");
            users.call("POST", "/encryption", call -> call).expect(403);
            AdminPersonas manager = AdminPersonas.withRoles(own.realm, "manager", "manage-realm");
            Reply nothing = manager.call("POST", "/encryption", call -> call).expect(200);
            assertThat(nothing.text()).isEqualTo("{\"rewritten\":0}");
            own.rewrite("?max=0").expect(400);
            own.rewrite("?cursor=bjEKMQ").expect(400);
            own.admin.delete("/setup").expect(204);
            own.rewrite("").expect(404);
        }
    }

    @Test
    void aRealmThatMarksNothingNeedsNoVault(KeycloakServer server) {
        try (EncryptedRealm unused = new EncryptedRealm(server);
                EncryptedRealm asked = new EncryptedRealm(server)) {
            unused.marks(false).expect(200);
            String id = unused.created(PersonaApiClient.ofNewUser(unused.realm, "anna"), "corsica");
            unused.admin.patch("/" + id, Map.of("iban", "XX3")).expect(200);
            assertThat(unused.rewriteAll(10)).isZero();
            assertThat(ibanInToken(unused.realm, "anna").asText()).isEqualTo("XX3");
            asked.marks(true).expect(400);
            // Keycloak's vault logs each secret that it lacks.
            assertThat(server.log().lines().filter(line -> line.contains("_" + ENTRY)))
                    .anyMatch(line -> line.contains(asked.realm.name()))
                    .noneMatch(line -> line.contains(unused.realm.name()));
        }
    }
}
