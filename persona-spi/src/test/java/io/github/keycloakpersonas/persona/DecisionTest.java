package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator decides on a persona, and tells its owner with a note. */
class DecisionTest {

    private final ARealm realm = new ARealm(new ASchema().title("traveler").approvedTitle("agent"));

    private Persona asked() {
        return realm.create(Actor.OWNER, "title", "agent", "circle", "corsica");
    }

    private Persona decide(Persona persona, boolean approved, String note) {
        return realm.personas().decide(persona, approved, note, version -> true);
    }

    @ParameterizedTest
    @CsvSource({"true, ACTIVE", "false, REVOKED"})
    void endsTheWaitingWithANote(boolean approved, Status status) {
        Persona decided = decide(asked(), approved, "  as discussed ");
        assertThat(decided.status()).isEqualTo(status);
        assertThat(decided.note()).isEqualTo("as discussed");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PENDING", "EXPIRED", "UNASSESSED"},
            mode = Mode.EXCLUDE)
    void isForPendingPersonasOnly(Status status) {
        Persona persona =
                realm.create(Actor.ADMINISTRATOR, "title", "agent", "circle", "corsica", "status", status.word());
        PersonaFailure failure = failure(() -> decide(persona, true, "x"));
        assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
        assertThat(failure)
                .hasMessage("Only a pending persona can be approved or rejected; this one is " + status.word());
    }

    @Test
    void leavesTheOwnerTheNoteUntilAnAdministratorTakesItAway() {
        Persona decided = decide(asked(), true, "welcome");
        Persona changed = realm.change(Actor.OWNER, decided, "note", "mine", "circle", "corsica");
        assertThat(changed.note()).isEqualTo("welcome");
        assertThat(realm.change(Actor.ADMINISTRATOR, changed, "status", "suspended")
                        .note())
                .isEqualTo("welcome");
        assertThat(realm.change(Actor.ADMINISTRATOR, changed, "note", null).note())
                .isNull();
        assertThat(realm.change(Actor.ADMINISTRATOR, changed, "note", " ").note())
                .isNull();
    }

    @Test
    void aNoteFromAnOwnerIsIgnored() {
        assertFaults(
                () -> realm.create(Actor.OWNER, "title", "agent", "circle", "corsica", "note", "x"),
                "note is not a member of a persona");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bell\u0007", "nul\u0000"})
    void aNoteHasNoControlCharacters(String note) {
        assertFaults(
                () -> decide(asked(), true, note),
                "note must be a string of at most 500 characters without control characters");
    }

    @Test
    void aNoteIsBounded() {
        assertThat(decide(asked(), true, "n".repeat(500)).note()).hasSize(500);
        Persona other = realm.create(Actor.OWNER, "title", "agent", "circle", "home");
        assertFaults(
                () -> decide(other, true, "n".repeat(501)),
                "note must be a string of at most 500 characters without control characters");
        assertFaults(
                () -> realm.change(Actor.ADMINISTRATOR, other, "note", 5L),
                "note must be a string of at most 500 characters without control characters");
    }

    @Test
    void anExtensionCountsFromTheEndOrFromNow() {
        Persona persona = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");
        Duration month = Duration.ofDays(30);
        assertThat(realm.personas()
                        .extend(persona, month, version -> true)
                        .validity()
                        .till())
                .isEqualTo(persona.validity().till().plus(month));
        Persona over = realm.change(
                Actor.ADMINISTRATOR,
                persona,
                "valid_from",
                NOW.minusSeconds(9).toString(),
                "valid_till",
                NOW.minusSeconds(5).toString());
        assertThat(realm.personas().extend(over, month, version -> true).validity())
                .isEqualTo(new Validity(NOW.minusSeconds(9), NOW.plus(month)));
    }

    @Test
    void anActivationIsForPersonasThatHaveNotExpired() {
        Persona suspended =
                realm.create(Actor.ADMINISTRATOR, "title", "traveler", "circle", "corsica", "status", "suspended");
        assertThat(realm.personas()
                        .activate(suspended, Sent.nothing(), version -> true)
                        .status())
                .isEqualTo(Status.ACTIVE);
        realm.setTime(suspended.validity().till());
        PersonaFailure failure = failure(() -> realm.personas().activate(suspended, Sent.nothing(), version -> true));
        assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
        assertThat(failure).hasMessage("The persona has expired. Extend it instead.");
    }

    @Test
    void theLimitOfPersonasCanBeOverridden() {
        for (int i = 0; i < 5; i++) {
            realm.create(Actor.OWNER, "title", "traveler", "circle", "c" + i);
        }
        assertThat(failure(() -> realm.create(Actor.ADMINISTRATOR, "title", "traveler", "circle", "c5"))
                        .kind())
                .isEqualTo(PersonaFailure.Kind.LIMIT);
        realm.personas()
                .createBeyondLimit(
                        ARealm.USER,
                        PersonaMembers.creation(
                                Actor.ADMINISTRATOR, ARealm.members("title", "traveler", "circle", "c5")));
        assertThat(realm.store().ofUser(ARealm.USER)).hasSize(6);
    }

    @Test
    void theLongestValidityAppliesToEverybodyWhoSetsAnEnd() {
        realm.setSchema(new ASchema().title("traveler").longestValidity(Duration.ofDays(10)));
        String within = NOW.plus(Duration.ofDays(10)).toString();
        String beyond = NOW.plus(Duration.ofDays(10)).plusMillis(1).toString();
        for (Actor actor : Actor.values()) {
            assertFaults(
                    () -> realm.create(actor, "title", "traveler", "circle", actor.name(), "valid_till", beyond),
                    "valid_till must be at most 10 days ahead");
            Persona persona = realm.create(actor, "title", "traveler", "circle", actor.name(), "valid_till", within);
            assertFaults(
                    () -> realm.change(actor, persona, "valid_till", beyond),
                    "valid_till must be at most 10 days ahead");
        }
    }

    @Test
    void aShorterLongestValidityDoesNotChangeExistingPersonas() {
        Persona persona = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");
        realm.setSchema(new ASchema().title("traveler").longestValidity(Duration.ofDays(10)));
        Persona changed = realm.change(Actor.OWNER, persona, "status", "inactive");
        assertThat(changed.validity()).isEqualTo(persona.validity());
    }
}
