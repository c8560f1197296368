package io.github.keycloakpersonas.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demo realm as {@code mvn -Prun} imports it. Closing removes it. */
final class Demo implements AutoCloseable {

    /** The client that people try the demo with. */
    static final String CLIENT = "persona-cli";

    /** A persona of alice who has consented, and may spend up to 5000. */
    static final String TRAVELER = "traveler@corsica";

    /** Another one, who has not consented. */
    static final String MANAGER = "office-manager@acme-corp";

    /** The folder with the examples. */
    static final Path EXAMPLES = Path.of("..").toAbsolutePath().normalize();

    private final TestRealm realm;

    private Demo(TestRealm realm) {
        this.realm = realm;
    }

    static Demo importedInto(KeycloakServer server) {
        try {
            Path file = EXAMPLES.resolveSibling("realm-export").resolve("demo-realm.json");
            return new Demo(TestRealm.imported(server, new ObjectMapper().readTree(file.toFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestRealm realm() {
        return realm;
    }

    /** The issuer of tokens. */
    String issuer() {
        return realm.path("").toString();
    }

    /** An access token of a new session in which nothing is selected. */
    String token(String user) {
        return token(user, Map.of());
    }

    /** An access token of a new session in which the user works as a persona. */
    String token(String user, String persona) {
        return token(user, Map.of("persona", persona));
    }

    private String token(String user, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("client_id", CLIENT);
        return realm.tokens(user, form).expect(200).json().path("access_token").asText();
    }

    /** A call of the persona API that must succeed. */
    JsonNode call(String token, String method, String path, Map<String, ?> body) {
        Reply reply = realm.http()
                .request(method, realm.path("/persona/v1" + path))
                .bearer(token)
                .json(body)
                .send();
        if (reply.status() >= 300) {
            throw new AssertionError(reply.toString());
        }
        return reply.json();
    }

    /** Creates a persona, and returns its id. */
    String created(String user, Map<String, ?> persona) {
        return call(token(user), "POST", "/personas", persona).path("id").asText();
    }

    /** An administrator suspends a persona. */
    void suspend(String id) {
        realm.admin()
                .call("PATCH", "/personas/" + id)
                .json(Map.of("status", "suspended"))
                .send()
                .expect(200);
    }

    /** Lets pages of an application on a port call the server. */
    void letIn(int port) {
        String id = realm.admin().client(CLIENT);
        List<Object> origins = new ArrayList<>(List.of("http://localhost:" + port));
        realm.admin().get("/clients/" + id).path("webOrigins").forEach(origins::add);
        realm.admin().put("/clients/" + id, Map.of("clientId", CLIENT, "webOrigins", origins));
    }

    @Override
    public void close() {
        realm.close();
    }
}
