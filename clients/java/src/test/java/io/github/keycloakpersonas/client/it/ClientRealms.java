package io.github.keycloakpersonas.client.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the clients meet: a realm with a user of a thousand personas, and one that permits sixty calls a minute.
 *
 * @param realm its users are {@code anna} and {@code walker}, its service {@code backend}; tokens of the client {@code short} live
 *     for four seconds
 * @param limited its users are named like the languages
 */
record ClientRealms(TestRealm realm, TestRealm limited, String walker) implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-test";
    static final String SERVICE = "backend";
    static final String SHORT = "short";
    static final int PERSONAS = 1000;
    static final int HOLDERS = 120;

    static ClientRealms prepare(KeycloakServer server) {
        TestRealm realm = TestRealm.create(server);
        limit(realm, "personas_per_user", PERSONAS);
        realm.user("anna");
        String walker = realm.user("walker");
        IntStream.range(0, HOLDERS).forEach(i -> realm.user("holder" + i));
        importLines(
                realm,
                Stream.concat(
                        IntStream.range(0, PERSONAS).mapToObj(i -> line("walker", "traveler", "circle " + i)),
                        IntStream.range(0, HOLDERS).mapToObj(i -> line("holder" + i, "booking-assistant", "corsica"))));
        realm.admin().grantClientRoles(realm.service(SERVICE, SECRET), "persona-api", "view-all-personas");
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        SHORT,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", "4")));
        TestRealm limited = TestRealm.create(server);
        limit(limited, "requests_per_minute", 60);
        limited.user("java");
        limited.user("typescript");
        limited.user("python");
        return new ClientRealms(realm, limited, walker);
    }

    private static void limit(TestRealm realm, String name, int value) {
        ObjectNode schema = (ObjectNode) realm.admin().get("/personas/schema");
        ((ObjectNode) schema.path("limits")).put(name, value);
        realm.admin().schema(schema.toString());
    }

    private static String line(String user, String title, String circle) {
        return "{\"username\":\"" + user + "\",\"title\":\"" + title + "\",\"circle\":\"" + circle + "\"}";
    }

    private static void importLines(TestRealm realm, Stream<String> lines) {
        String file = lines.collect(Collectors.joining("\n"));
        int failed = realm.admin()
                .call("POST", "/personas/import")
                .body("application/x-ndjson", file)
                .send()
                .expect(200)
                .json()
                .path("failed")
                .asInt(-1);
        if (failed != 0) {
            throw new IllegalStateException(failed + " lines were not imported");
        }
    }

    URI address() {
        return realm.path("");
    }

    URI limitedAddress() {
        return limited.path("");
    }

    @Override
    public void close() {
        limited.close();
        realm.close();
    }
}
