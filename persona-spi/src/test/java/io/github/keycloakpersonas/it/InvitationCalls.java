package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.Postbox.Letter;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A realm that invites people, and calls about it as the server's own administrator makes them. */
record InvitationCalls(TestRealm realm, AdminPersonas admin, Postbox box) {

    static final String TITLES = "{\"titles\":[{\"name\":\"member\",\"can_be_invited\":true},"
            + "{\"name\":\"clerk\",\"self_service\":false,\"can_be_invited\":true},{\"name\":\"traveler\"}]";

    /** The end of a schema, for tests in which many people come from one network address. */
    static final String ON_FOR_CROWDS = ",\"invitations\":{\"enabled\":true,\"requests_per_minute\":0}";

    private static final String PATH = "/invitations";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/persona/invitations/\\S+");

    /** A realm that sends mails to the box, and has pages in two languages. */
    static TestRealm realmInEnglishAndGerman(KeycloakServer server, Postbox box) {
        return TestRealm.create(
                server,
                Map.of(
                        "smtpServer",
                        box.settings(),
                        "internationalizationEnabled",
                        true,
                        "supportedLocales",
                        List.of("en", "de"),
                        "defaultLocale",
                        "en"));
    }

    /** Switches invitations on. The realm's own address is that of its server, so that links lead there. */
    static InvitationCalls in(TestRealm realm, Postbox box) {
        realm.admin().attributes(Map.of("frontendUrl", realm.server().baseUri().toString()));
        InvitationCalls calls = new InvitationCalls(realm, AdminPersonas.of(realm), box);
        calls.schema(",\"invitations\":{\"enabled\":true}");
        return calls;
    }

    void schema(String more) {
        realm.admin().schema(TITLES + more + "}");
    }

    /** Invites an address; further members name by value. */
    Reply invite(String email, String title, String circle, @Nullable Object... more) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("email", email);
        json.put("title", title);
        json.put("circle", circle);
        for (int i = 0; i < more.length; i += 2) {
            json.put(String.valueOf(more[i]), more[i + 1]);
        }
        return admin.post(PATH, json);
    }

    /** The same that must succeed. @return its id */
    String invited(String email, String title, String circle, @Nullable Object... more) {
        return invite(email, title, circle, more).expect(201).json().path("id").asText();
    }

    JsonNode one(String id) {
        return admin.get(PATH + "/" + id).expect(200).json();
    }

    String state(String id) {
        return one(id).path("state").asText();
    }

    List<String> listed(String query) {
        return admin.get(PATH + query).expect(200).json().path("invitations").findValuesAsText("id");
    }

    Reply act(String id, String what) {
        return admin.post(PATH + "/" + id + "/" + what, Map.of());
    }

    /** Invites by a file. @return the report */
    JsonNode imported(String csv) {
        return admin.call("POST", PATH + "/import", call -> call.body("text/csv", csv))
                .expect(200)
                .json();
    }

    /** The link in the mail that has come last, once so many have come. */
    URI link(int letters) {
        List<Letter> all = box.letters(letters);
        return linkIn(all.get(all.size() - 1));
    }

    static URI linkIn(Letter letter) {
        Matcher link = LINK.matcher(letter.plain());
        if (!link.find()) {
            throw new AssertionError("No link in " + letter.plain());
        }
        return URI.create(link.group());
    }
}
