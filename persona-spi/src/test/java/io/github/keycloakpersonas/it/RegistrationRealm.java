package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.MailServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a mail server and two clients that may register people: the public {@code shop}, the confidential {@code backend}. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegistrationRealm {

    static final String PASSWORD = "correct horse battery";
    static final String SECRET = "secret";
    static final Map<String, String> MARK = Map.of("persona.register", "true");
    static final String SCHEMA = """
            {"titles": [{"name": "fan"}], "registration": {"hide_addresses": %s, "requests_per_minute": %d}}""";

    MailServer mails;
    TestRealm realm;

    @BeforeAll
    void startMailServer() {
        mails = MailServer.start();
    }

    @AfterAll
    void stopMailServer() {
        mails.close();
    }

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(
                server,
                Map.of(
                        "registrationAllowed",
                        true,
                        "passwordPolicy",
                        "hashAlgorithm(pbkdf2-sha512) and hashIterations(1) and length(8)",
                        "smtpServer",
                        mails.settings(),
                        "eventsEnabled",
                        true,
                        "enabledEventTypes",
                        List.of("REGISTER", "REGISTER_ERROR", "SEND_VERIFY_EMAIL", "SEND_VERIFY_EMAIL_ERROR")));
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "shop",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "webOrigins",
                        List.of("https://shop.example"),
                        "attributes",
                        MARK));
        realm.admin().createClient(Map.of("clientId", "backend", "secret", SECRET, "attributes", MARK));
        realm.admin().schema(SCHEMA.formatted(false, 0));
        mails.forget();
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    static Map<String, Object> ada() {
        return new HashMap<>(Map.of(
                "email",
                "ada@example.org",
                "name",
                "Ada King Lovelace",
                "password",
                PASSWORD,
                "confirm_password",
                PASSWORD,
                "client_id",
                "shop"));
    }

    static Map<String, Object> ada(String member, Object value) {
        Map<String, Object> changed = ada();
        changed.put(member, value);
        return changed;
    }

    HttpCall call() {
        return realm.http().post(realm.path("/persona/v1/users/register"));
    }

    Reply register(Object body) {
        return checked(call().json(body).send());
    }

    static Reply checked(Reply reply) {
        Contract.check("POST", "/v1/users/register", reply);
        return reply;
    }

    Reply login(String username) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "password",
                "client_id",
                "shop",
                "username",
                username,
                "password",
                PASSWORD,
                "scope",
                "openid"));
    }

    JsonNode user(String id) {
        return realm.admin().get("/users/" + id);
    }

    String types() {
        return realm.admin().get("/events").findValuesAsText("type").toString();
    }

    static void refused(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("type").asText()).endsWith("/problems/" + type);
    }
}
