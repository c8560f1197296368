package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for personas that their owners create and change. */
class PersonaRulesIT extends PersonaRules {

    private static JsonNode errors(Reply reply) {
        return reply.json().path("errors");
    }

    @Test
    void aTitleMustBeOneOfTheSchemas() {
        Reply reply = anna.create("king", "corsica").expect(400);
        assertThat(detail(reply))
                .isEqualTo(
                        "Invalid persona title 'king'. Allowed: admin, booking-assistant, office-manager, travel-agent,"
                                + " traveler");
        assertThat(errors(reply).has("title")).isTrue();
    }

    @Test
    void someTitlesAreForAdministratorsToGive() {
        assertThat(detail(anna.create("admin", "corsica").expect(403)))
                .isEqualTo("Persona title 'admin' can only be assigned by an administrator");
    }

    @Test
    void titleAndCircleAreRequired() {
        Reply reply = anna.post(Map.of()).expect(400);
        assertThat(errors(reply).path("title").asText()).isEqualTo("is required");
        assertThat(errors(reply).path("circle").asText()).isEqualTo("is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "a\\b",
                "\"a\"",
                "<b>",
                "a>b",
                ".",
                "..",
                " .. ",
                "a\u0000b",
                "line\nbreak",
                "a\u00a0b",
                "a\u200bb",
                "invoice\u202egpj.exe",
                "\u0301a",
                "a\u200d",
                "a\ue000b",
                "\ud83d"
            })
    void aCircleHasNoSignThatPathsTagsOrEyesStumbleOver(String circle) {
        assertThat(errors(anna.create("traveler", circle).expect(400)).has("circle"))
                .isTrue();
    }

    /** Limited to five a user, so each has a user of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme_corp",
                "_",
                "Team #1",
                "R+D",
                "(EU)",
                "O\u2019Hara",
                "family ",
                "\u00a0family\u00a0",
                "50 % off; a=b, c:d? yes!",
                "sales@acme@eu",
                "%2F&x=1",
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0DBD\u0D82\u0D9A\u0DCF",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "Zoe\u0308",
                "\u5C71\u7530\u5BB6\u30FB\u672C\u5E97",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"
            })
    void aCircleIsNamedAsPeopleDo(String circle) {
        PersonaApiClient user =
                PersonaApiClient.ofNewUser(realm, "named-" + Integer.toUnsignedString(circle.hashCode(), 36));
        String name = new Circle(circle).name();
        JsonNode created = user.create("traveler", circle).expect(201).json();
        assertThat(created.path("circle").asText()).isEqualTo(name);
        assertThat(created.path("persona_id").asText()).isEqualTo(user.personaId("traveler", name));
        for (String form : List.of(circle, name, Normalizer.normalize(name, Normalizer.Form.NFD))) {
            assertThat(user.listed("/v1/personas?circle=" + Http.encode(form))).containsExactly("traveler@" + name);
            String path = "/v1/personas/" + Http.encode(user.personaId("traveler", form));
            assertThat(user.get(path).expect(200).json().path("id")).isEqualTo(created.path("id"));
            assertThat(detail(user.create("traveler", form).expect(400))).contains("already exists");
        }
        assertThat(PersonaApiClient.names(Jwt.claims(realm.token(userOf(user))).path("personas")))
                .containsExactly("traveler@" + name);
    }

    private static String userOf(PersonaApiClient user) {
        return Jwt.claims(user.token()).path("preferred_username").asText();
    }

    @Test
    void aCircleHasAtMost100Characters() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "circle-length");
        user.create("traveler", "c".repeat(100)).expect(201);
        user.create("traveler", "c".repeat(101)).expect(400);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            valid_from, tomorrow
            valid_till, 2030-01-01
            valid_till, 2030-01-01T00:00:00
            valid_till, +999999999-01-01T00:00:00Z
            valid_from, 1969-12-31T23:59:59Z
            valid_till, 2020-01-01T00:00:00Z
            status, sleeping
            consent, yes
            autobook_price, -1
            autobook_risklevel, 101
            nickname, nick
            active, true
            id, 6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d
            created_at, 2030-01-01T00:00:00Z
            """)
    void aFaultyMemberIsNamed(String member, String value) {
        Object json = value.matches("-?\\d+") ? (Object) Integer.valueOf(value) : value;
        Reply reply = anna.create("traveler", "faulty", member, json).expect(400);
        assertThat(errors(reply).has(member)).as(reply.toString()).isTrue();
        assertThat(detail(reply)).isNotBlank();
    }

    @Test
    void theEndMustBeAfterTheStart() {
        Reply reply = anna.post(Map.of(
                        "title", "traveler",
                        "circle", "corsica",
                        "valid_from", "2030-01-01T00:00:00Z",
                        "valid_till", "2030-01-01T00:00:00Z"))
                .expect(400);
        assertThat(detail(reply)).isEqualTo("valid_till must be after valid_from");
        assertThat(errors(reply).path("valid_till").asText()).isEqualTo("must be after valid_from");
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        Reply reply = anna.post(Map.of(
                        "title",
                        "king",
                        "circle",
                        "",
                        "valid_till",
                        "never",
                        "consent",
                        1,
                        "autobook_price",
                        1.5,
                        "x",
                        1))
                .expect(400);
        assertThat(errors(reply).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "circle", "valid_till", "consent", "autobook_price", "x");
    }

    @Test
    void oneFaultyMemberChangesNothing() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "atomic");
        String id = user.created("traveler", "corsica");
        user.patch(id, Map.of("consent", true, "autobook_risklevel", 1000)).expect(400);
        assertThat(user.get("/v1/personas/" + id).json().path("consent").asBoolean(true))
                .isFalse();
    }

    @Test
    void aUserHasOnePersonaForTitleAndCircle() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "twice");
        user.created("traveler", "corsica");
        assertThat(detail(user.create("traveler", "corsica").expect(400)))
                .isEqualTo("Persona with title 'traveler' and circle 'corsica' already exists for this user."
                        + " Use PATCH/PUT (update) instead of POST (create) to modify it.");
        String other = user.created("traveler", "home");
        assertThat(detail(user.patch(other, Map.of("circle", "corsica")).expect(400)))
                .contains("already exists");
        PersonaApiClient.ofNewUser(realm, "another")
                .create("traveler", "corsica")
                .expect(201);
    }

    @Test
    void aUserHasAtMostFivePersonas() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "five");
        List<String> ids = List.of("a", "b", "c", "d", "e").stream()
                .map(circle -> user.created("traveler", circle))
                .toList();
        assertThat(detail(user.create("traveler", "f").expect(400)))
                .isEqualTo("Maximum 5 personas per user. Delete an existing persona first.");
        user.delete("/v1/personas/" + ids.get(2)).expect(204);
        user.create("traveler", "f").expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "suspended", "revoked", "expired"})
    void anOwnerSetsNoOtherStatusThanActiveAndInactive(String status) {
        anna.create("traveler", "status", "status", status).expect(403);
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "status-" + status);
        String id = user.created("traveler", "corsica");
        user.patch(id, Map.of("status", status)).expect(403);
        assertThat(user.get("/v1/personas/" + id).json().path("status").asText())
                .isEqualTo("active");
    }

    @Test
    void anOwnerSwitchesAPersonaOffAndOn() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "switch");
        String id = user.created("traveler", "corsica");
        assertThat(user.patch(id, Map.of("status", "inactive"))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(user.patch(id, Map.of("status", "active"))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void fixedMembersCanNotBeNulledOnAChange() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "nulls");
        String id = user.created("traveler", "corsica");
        for (String member : List.of("title", "circle", "status", "valid_from", "valid_till")) {
            Map<String, @Nullable Object> change = new HashMap<>();
            change.put(member, null);
            assertThat(errors(user.patch(id, change).expect(400)).has(member)).isTrue();
        }
    }
}
