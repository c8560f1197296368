package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The members of a persona that is created or changed, as they become typed values. */
class PersonaMembersTest {

    private static Map<String, @Nullable Object> one(String member, @Nullable Object value) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(member, value);
        return members;
    }

    /** The members that every persona has. */
    private static Sent<?> fixed(PersonaChange change, String member) {
        return switch (member) {
            case "title" -> change.title();
            case "circle" -> change.circle();
            case "status" -> change.status();
            case "valid_from" -> change.validFrom();
            case "valid_till" -> change.validTill();
            case "note" -> change.note();
            case "id" -> change.identity().id();
            case "persona_id" -> change.identity().personaId();
            default -> change.identity().userSub();
        };
    }

    private static Sent<?> changed(String member, @Nullable Object value) {
        return fixed(PersonaMembers.change(Actor.ADMINISTRATOR, one(member, value)), member);
    }

    @ParameterizedTest
    @EnumSource
    void canBeNone(Actor actor) {
        assertThat(PersonaMembers.creation(actor, Map.of())).isEqualTo(PersonaChange.NONE);
        assertThat(PersonaMembers.change(actor, Map.of())).isEqualTo(PersonaChange.NONE);
    }

    @Test
    void becomeWhatTheRulesKnowThemAs() {
        Map<String, @Nullable Object> members = new HashMap<>(Map.of(
                "title", "traveler",
                "circle", " Zoe\u0308 ",
                "status", "expired",
                "valid_from", "2026-01-01T02:00:00+02",
                "valid_till", "2026-12-31T23:59:59.9999Z",
                "note", " Hi ",
                "height", 170L));
        PersonaChange read = new PersonaChange(
                Sent.of("traveler"),
                Sent.of(new Circle("Zo\u00eb")),
                Sent.of(Status.EXPIRED),
                Sent.of(Instant.parse("2026-01-01T00:00:00Z")),
                Sent.of(Instant.parse("2026-12-31T23:59:59.999Z")),
                Sent.nothing(),
                Sent.of(" Hi "),
                SentIdentity.NONE,
                Map.of("height", 170L));
        assertThat(PersonaMembers.creation(Actor.ADMINISTRATOR, members)).isEqualTo(read);
        assertThat(PersonaMembers.change(Actor.ADMINISTRATOR, members)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title", "circle", "status", "valid_from", "valid_till", "note", "id", "persona_id", "user_sub"})
    void tellNullFromNothing(String member) {
        assertThat(changed(member, null)).isEqualTo(Sent.of(null));
        assertThat(changed("other", null)).isEqualTo(Sent.nothing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | title must be a string",
                "circle | circle must be a string",
                "status | Unknown status '5'. Known: pending, active, inactive, suspended, revoked",
                "valid_from | valid_from must be an ISO 8601 time with offset between 1970 and 9999, such as 2026-12-31T23:59:59Z",
                "valid_till | valid_till must be an ISO 8601 time with offset between 1970 and 9999, such as 2026-12-31T23:59:59Z",
                "note | note must be a string of at most 500 characters without control characters",
                "id | id cannot be changed",
                "persona_id | persona_id cannot be changed",
                "user_sub | user_sub cannot be changed"
            })
    void sayWhatIsWrongWithOtherTypes(String member, String sentence) {
        assertThat(changed(member, 5L).faults().stream().map(Violation::sentence))
                .contains(sentence);
        assertThat(changed(member, 5L).faults().stream().map(Violation::member)).contains(member);
        assertThat(changed(member, 5L).value()).isEmpty();
    }

    @Test
    void nameAnUnknownStatusInAFormFitForAMessage() {
        assertThat(changed("status", "on\n" + "x".repeat(100)).faults().stream().map(Violation::sentence))
                .contains("Unknown status 'on?" + "x".repeat(61)
                        + "…'. Known: pending, active, inactive, suspended, revoked");
    }

    @Test
    void thatAreAttributesStayAsTheyAre() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("height", null);
        members.put("about", Map.of("age", 7L));
        members.put("status", "active");
        members.put("color", "red");
        Map<String, @Nullable Object> attributes =
                PersonaMembers.creation(Actor.OWNER, members).attributes();
        assertThat(attributes).hasToString("{height=null, about={age=7}, color=red}");
        members.put("color", "blue");
        assertThat(attributes).containsEntry("color", "red");
    }

    @Nested
    class OfACreation {

        @ParameterizedTest
        @ValueSource(strings = {"id", "persona_id", "user_sub", "username", "active", "created_at", "updated_at"})
        void thatNobodySetsAreLeftToTheSchema(String member) {
            for (Actor actor : Actor.values()) {
                assertThat(PersonaMembers.creation(actor, one(member, "x")).attributes())
                        .isEqualTo(Map.of(member, "x"));
            }
        }

        @Test
        void haveANoteOfAdministratorsOnly() {
            assertThat(PersonaMembers.creation(Actor.ADMINISTRATOR, one("note", "x")))
                    .isEqualTo(PersonaChange.NONE.withNote("x"));
            assertThat(PersonaMembers.creation(Actor.OWNER, one("note", "x")).attributes())
                    .isEqualTo(Map.of("note", "x"));
        }
    }

    @Nested
    class OfAChange {

        @ParameterizedTest
        @ValueSource(strings = {"username", "active", "created_at", "updated_at"})
        void thatNobodySetsAreNotRead(String member) {
            for (Actor actor : Actor.values()) {
                assertThat(PersonaMembers.change(actor, one(member, 5L))).isEqualTo(PersonaChange.NONE);
            }
        }

        @Test
        void haveANoteOfAdministratorsOnly() {
            assertThat(PersonaMembers.change(Actor.ADMINISTRATOR, one("note", "x")))
                    .isEqualTo(PersonaChange.NONE.withNote("x"));
            assertThat(PersonaMembers.change(Actor.OWNER, one("note", "x"))).isEqualTo(PersonaChange.NONE);
        }

        @Test
        void sayWhichPersonaTheyAreOf() {
            Map<String, @Nullable Object> members =
                    new HashMap<>(Map.of("id", "a", "persona_id", "b", "user_sub", "c"));
            assertThat(PersonaMembers.change(Actor.OWNER, members))
                    .isEqualTo(PersonaChange.NONE.withIdentity(
                            new SentIdentity(Sent.of("a"), Sent.of("b"), Sent.of("c"))));
        }
    }
}
