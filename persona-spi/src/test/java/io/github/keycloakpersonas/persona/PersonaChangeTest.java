package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.USER;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Changes as the rules take them, whatever they were read from. */
class PersonaChangeTest {

    private static final PersonaChange TRAVELER = new PersonaChange(
            Sent.of("traveler"),
            Sent.of(new Circle("corsica")),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            SentIdentity.NONE,
            Map.of());

    private final ARealm realm = new ARealm(new ASchema().title("traveler"));

    private Persona created(PersonaChange wanted) {
        return realm.personas().create(Actor.ADMINISTRATOR, USER, wanted);
    }

    private Persona changed(Persona persona, PersonaChange change) {
        return realm.personas().update(Actor.ADMINISTRATOR, persona, change, version -> true);
    }

    @Nested
    class OfOneMember {

        private final Sent<String> unreadable = new Sent.Unreadable<>(Violation.of("title", "must be a string"));

        @Test
        void isAValueNullNothingOrUnreadable() {
            assertThat(Sent.of("a").value()).contains("a");
            assertThat(Sent.<String>of(null).value()).isEmpty();
            assertThat(Sent.<String>nothing().value()).isEmpty();
            assertThat(unreadable.value()).isEmpty();
            assertThat(Sent.<String>of(null).isNull()).isTrue();
            assertThat(Sent.<String>nothing().isNull()).isFalse();
            assertThat(unreadable.faults()).contains(Violation.of("title", "must be a string"));
            assertThat(Sent.of("a").faults()).isEmpty();
        }

        @Test
        void isFilledWhereNothingIsSaid() {
            assertThat(Sent.of("a").orElse("b")).isEqualTo(Sent.of("a"));
            assertThat(Sent.<String>of(null).orElse("b")).isEqualTo(Sent.of("b"));
            assertThat(Sent.<String>nothing().orElse("b")).isEqualTo(Sent.of("b"));
            assertThat(unreadable.orElse("b")).isEqualTo(unreadable);
        }
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        Persona persona = created(TRAVELER.withNote("See me"));
        Instant end = NOW.plus(Duration.ofDays(3));
        Persona changed =
                changed(persona, PersonaChange.NONE.withStatus(Status.SUSPENDED).withValidTill(end));
        assertThat(changed.key()).isEqualTo(persona.key());
        assertThat(changed.status()).isEqualTo(Status.SUSPENDED);
        assertThat(changed.validity()).isEqualTo(new Validity(NOW, end));
        assertThat(changed.note()).isEqualTo("See me");
    }

    @Test
    void takesANoteAwayByNull() {
        Persona persona = created(TRAVELER.withNote("See me"));
        assertThat(changed(persona, PersonaChange.NONE.withNote(null)).note()).isNull();
    }

    @Test
    void isOfThePersonaThatItNames() {
        Persona persona = created(TRAVELER);
        SentIdentity other = new SentIdentity(Sent.of("other"), Sent.of("other"), Sent.of("other"));
        assertFaults(
                () -> changed(persona, PersonaChange.NONE.withIdentity(other)),
                "id cannot be changed",
                "persona_id cannot be changed",
                "user_sub cannot be changed");
    }

    @Test
    void reportsWhatCouldNotBeReadInItsPlaceAmongTheOtherFaults() {
        PersonaChange change = new PersonaChange(
                Sent.of("pilot"),
                new Sent.Unreadable<>(Violation.of("circle", "must be a string")),
                Sent.of(null),
                Sent.of(null),
                Sent.of(NOW.minusSeconds(1)),
                Sent.nothing(),
                Sent.of("\u0000"),
                new SentIdentity(Sent.nothing(), Sent.nothing(), new Sent.Unreadable<>(Violation.of("user_sub", "x"))),
                Map.of("height", 170L));
        Persona persona = created(TRAVELER);
        assertThat(ARealm.failure(() -> changed(persona, change)).violations())
                .extracting(Violation::sentence)
                .containsExactly(
                        "status must not be null",
                        "valid_from must not be null",
                        "user_sub x",
                        "Invalid persona title 'pilot'. Allowed: traveler",
                        "circle must be a string",
                        "valid_till must be after valid_from",
                        "note must be a string of at most 500 characters without control characters",
                        "height is not a member of a persona");
    }

    @Test
    void saysNothingByNullWhereAPersonaIsCreated() {
        PersonaChange nulls = new PersonaChange(
                Sent.of(null),
                Sent.of(null),
                Sent.of(null),
                Sent.of(null),
                Sent.of(null),
                Sent.of(null),
                Sent.of(null),
                SentIdentity.NONE,
                Map.of());
        assertFaults(() -> created(nulls), "title is required", "circle is required");
    }
}
