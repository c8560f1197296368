package io.github.keycloakpersonas.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.ASchedule;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is offered, and in which order. */
class PersonaChoiceTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static final Persona OFFICE = persona("office-manager", "acme", Status.ACTIVE);
    private static final Persona CORSICA = persona("traveler", "corsica", Status.ACTIVE);
    private static final Persona SARDINIA = persona("traveler", "Sardinia", Status.ACTIVE);
    private static final Persona AGENT = persona("travel-agent", "corsica", Status.PENDING);
    private static final PersonaChoice ALL = PersonaChoice.of(List.of(CORSICA, AGENT, SARDINIA, OFFICE), NOW);

    /** The id is title and circle. */
    private static Persona persona(String title, String circle, Status status) {
        return new Persona(
                title + "@" + circle,
                new PersonaKey("u", title, circle),
                status,
                new Validity(FROM, TILL),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    @Test
    void isSortedByTitleAndCircle() {
        assertThat(ALL.active()).containsExactly(OFFICE, SARDINIA, CORSICA);
        assertThat(ALL.unavailable()).extracting(Unavailable::persona).containsExactly(AGENT);
        assertThat(ALL.size()).isEqualTo(4);
    }

    @Test
    void theLastUsedActivePersonaComesFirst() {
        assertThat(ALL.lastUsedFirst(List.of(AGENT.id(), "gone", CORSICA.id(), OFFICE.id()))
                        .active())
                .containsExactly(CORSICA, OFFICE, SARDINIA);
        assertThat(ALL.lastUsedFirst(List.of(AGENT.id()))).isEqualTo(ALL);
        assertThat(ALL.lastUsedFirst(List.of())).isEqualTo(ALL);
    }

    @Test
    void isOneOfTheActive() {
        assertThat(ALL.active(CORSICA.id())).contains(CORSICA);
        assertThat(ALL.active(AGENT.id())).isEmpty();
        assertThat(ALL.active("")).isEmpty();
    }

    @Test
    void withOneActivePersonaThereIsNothingToAsk() {
        assertThat(ALL.only()).isEmpty();
        assertThat(PersonaChoice.of(List.of(AGENT, OFFICE), NOW).only()).contains(OFFICE);
        assertThat(PersonaChoice.of(List.of(AGENT), NOW).only()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "corsica, traveler@corsica, travel-agent@corsica",
        "' SARDI ', traveler@Sardinia,",
        "agent, , travel-agent@corsica",
        "r c, traveler@corsica,",
        "nothing, ,"
    })
    void isFoundByTitleAndCircleInAnyCase(String text, String active, String unavailable) {
        PersonaChoice found = ALL.matching(text, title -> title);
        assertThat(found.active()).extracting(Persona::id).isEqualTo(active == null ? List.of() : List.of(active));
        assertThat(found.unavailable())
                .extracting(other -> other.persona().id())
                .isEqualTo(unavailable == null ? List.of() : List.of(unavailable));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 2026-06-15T12:00:00Z, pending",
        "INACTIVE, 2026-06-15T12:00:00Z, inactive",
        "SUSPENDED, 2026-06-15T12:00:00Z, suspended",
        "REVOKED, 2027-06-15T12:00:00Z, revoked",
        "ACTIVE, 2025-06-15T12:00:00Z, not-yet",
        "ACTIVE, 2026-12-31T00:00:00Z, expired"
    })
    void tellsWhyAPersonaIsNotOffered(Status status, Instant now, String reason) {
        PersonaChoice choice = PersonaChoice.of(List.of(persona("traveler", "corsica", status)), now);
        assertThat(choice.active()).isEmpty();
        assertThat(choice.unavailable()).extracting(Unavailable::reason).containsExactly(reason);
        assertThat(choice.unavailable())
                .extracting(Unavailable::messageKey)
                .containsExactly("personaUnavailable." + reason);
    }

    @Test
    void tellsThatAPersonaIsOffDuty() {
        Instant now = Instant.parse("2026-06-15T12:00:00Z");
        Persona always = persona("traveler", "corsica", Status.ACTIVE);
        Schedule weekends = ASchedule.of("2026-01-03T00:00", "2026-01-04T00:00", "UTC", "FREQ=WEEKLY;BYDAY=SA,SU");
        Persona weekend = new Persona(
                always.id(),
                always.key(),
                Status.ACTIVE,
                new Validity(always.validity().from(), always.validity().till(), Duty.of(weekends)),
                always.attributes(),
                null,
                always.revision(),
                null);
        PersonaChoice choice = PersonaChoice.of(List.of(weekend), now);
        assertThat(choice.active()).isEmpty();
        assertThat(choice.unavailable()).extracting(Unavailable::reason).containsExactly("off-duty");
        assertThat(PersonaChoice.of(List.of(weekend), now.plusSeconds(5 * 86_400))
                        .active())
                .containsExactly(weekend);
    }

    @Test
    void personasThatRequireAnImpossibleLoginAreUnavailable() {
        PersonaChoice weak = ALL.without(persona -> persona.title().equals("traveler"));
        assertThat(weak.active()).containsExactly(OFFICE);
        assertThat(weak.only()).contains(OFFICE);
        assertThat(weak.unavailable())
                .extracting(Unavailable::messageKey)
                .containsExactly(
                        "personaUnavailable.pending",
                        "personaUnavailable.stronger-login",
                        "personaUnavailable.stronger-login");
        assertThat(ALL.without(persona -> false)).isEqualTo(ALL);
    }
}
