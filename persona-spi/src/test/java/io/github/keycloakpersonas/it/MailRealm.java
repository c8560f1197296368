package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm that sends mails, in English and German. */
record MailRealm(TestRealm realm, AdminPersonas admin) implements AutoCloseable {

    static final String TITLES = "{\"titles\":[{\"name\":\"traveler\",\"display_name\":\"${persona.title.traveler}\"},"
            + "{\"name\":\"member\",\"needs_approval\":true}],\"limits\":{\"personas_per_user\":100}";

    static MailRealm create(KeycloakServer server, Map<String, String> smtp) {
        TestRealm realm = TestRealm.create(
                server,
                Map.of(
                        "smtpServer",
                        smtp,
                        "displayName",
                        "Isle & Sea",
                        "internationalizationEnabled",
                        true,
                        "supportedLocales",
                        List.of("en", "de"),
                        "defaultLocale",
                        "en"));
        return new MailRealm(realm, AdminPersonas.of(realm));
    }

    /** The same realm at another node. */
    MailRealm at(KeycloakServer node) {
        TestRealm there = realm.at(node);
        return new MailRealm(there, AdminPersonas.of(there));
    }

    /** Switches kinds of mails on, as members of the schema's {@code mails}. */
    void mails(String kinds) {
        realm.admin().schema(TITLES + ",\"mails\":{" + kinds + "}}");
    }

    /** A persona that was made a year ago, as an administrator restores it. */
    String old(String user, String circle, Instant till) {
        UUID id = UUID.randomUUID();
        Instant created = Instant.now().minusSeconds(365 * 86_400L);
        JsonNode report = new TransferClient(realm)
                .imported(
                        "?restore=true",
                        TransferClient.line(
                                id,
                                user,
                                circle,
                                ",\"status\":\"active\",\"valid_from\":\"" + created + "\",\"valid_till\":\"" + till
                                        + "\",\"created_at\":\"" + created + "\",\"updated_at\":\"" + created + "\""));
        if (report.path("failed").asInt() > 0) {
            throw new AssertionError(report.toString());
        }
        return id.toString();
    }

    /** Has an administrator approve a new persona of a new user. */
    void decided(String user) {
        realm.user(user);
        String id = PersonaApiClient.of(realm, user).created("member", "one");
        admin.post("/" + id + "/approve", Map.of()).expect(200);
    }

    /** Begins a run now, as an administrator who wants to see mails go out. */
    void run() {
        admin.post("/mails/retry", Map.of()).expect(200);
    }

    /** The ledger, all of it or in one state. */
    JsonNode ledger(String query) {
        return admin.get("/mails" + query).expect(200).json();
    }

    long count(String state) {
        return ledger("").path("counts").path(state).asLong();
    }

    @Override
    public void close() {
        realm.close();
    }
}
