package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedVault;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A realm whose schema has an attribute {@code iban} that can be encrypted, and one {@code seat} that is not. */
final class EncryptedRealm implements AutoCloseable {

    static final String ENTRY = "persona-attributes";
    static final String IBAN = "DE02120300000000202051";

    final TestRealm realm;
    final AdminPersonas admin;
    final SchemaCalls schema;

    EncryptedRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        schema = new SchemaCalls(realm);
    }

    /** One whose iban is encrypted with the key of that id. */
    static EncryptedRealm of(KeycloakServer server, String... keys) {
        EncryptedRealm made = new EncryptedRealm(server);
        made.hasKeys(keys);
        made.marks(true).expect(200);
        return made;
    }

    /** The key of an id of one letter. */
    static String key(String id) {
        return Base64.getEncoder().encodeToString(id.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    /** Gives its vault these keys, and only these. */
    void hasKeys(String... ids) {
        SharedVault.put(
                realm, ENTRY, Stream.of(ids).map(id -> id + ":" + key(id)).collect(Collectors.joining("\n", "", "\n")));
    }

    /** A schema that has no iban, and so marks nothing. */
    void lacksIban() {
        schema.put("{'titles':[{'name':'traveler'}],'attributes':[{'name':'seat','type':'string'}]}")
                .expect(200);
    }

    /** Sets the schema, for which the server reads the vault anew. */
    Reply marks(boolean encrypted) {
        return schema.put("{'titles':[{'name':'traveler'}],'limits':{'personas_per_user':9},'attributes':["
                + "{'name':'iban','type':'string','in_tokens':true,'encrypted':" + encrypted
                + "},{'name':'seat','type':'string'}]}");
    }

    /** A persona of a user with an iban. @return its id */
    String created(PersonaApiClient user, String circle) {
        return user.post(Map.of("title", "traveler", "circle", circle, "iban", IBAN, "seat", "aisle"))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Makes the server forget what it has cached of users. */
    void forgetUsers() {
        realm.admin().call("POST", "/clear-user-cache").send().expect(204);
    }

    Reply rewrite(String query) {
        return admin.call("POST", "/encryption" + query, call -> call);
    }

    /** The ids of the personas that cannot be read, with the reasons, from part after part. */
    Map<String, String> unreadable(int max) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String cursor = "";
        do {
            JsonNode part =
                    admin.get("/encryption?max=" + max + cursor).expect(200).json();
            part.path("unreadable")
                    .forEach(persona -> reasons.put(
                            persona.path("id").asText(), persona.path("reason").asText()));
            cursor = "&cursor=" + part.path("next").asText();
        } while (!cursor.equals("&cursor="));
        return reasons;
    }

    /** Calls part after part. @return how many were rewritten */
    int rewriteAll(int max) {
        int rewritten = 0;
        String cursor = "";
        do {
            String query = "?max=" + max + cursor;
            Reply part = patiently(() -> rewrite(query)).expect(200);
            rewritten += part.json().path("rewritten").asInt();
            cursor = "&cursor=" + part.json().path("next").asText();
        } while (!cursor.equals("&cursor="));
        return rewritten;
    }

    /** Calls again while others hold the locks. */
    static Reply patiently(Supplier<Reply> call) {
        Reply reply = call.get();
        for (int i = 0; i < 20 && reply.status() == 409; i++) {
            reply = call.get();
        }
        return reply;
    }

    @Override
    public void close() {
        SharedVault.remove(realm, ENTRY);
        realm.close();
    }
}
