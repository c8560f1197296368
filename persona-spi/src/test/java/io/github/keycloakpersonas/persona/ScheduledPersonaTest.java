package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schedule.ASchedule;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Editor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Personas that are on duty at times. Now is a Monday at noon. */
class ScheduledPersonaTest {

    private static final Map<String, Object> MORNINGS =
            ASchedule.window("2026-01-05T08:00", "2026-01-05T11:00", "UTC", "FREQ=DAILY");
    private static final Map<String, Object> NOONS =
            ASchedule.window("2026-01-05T11:30", "2026-01-05T13:00", "UTC", "FREQ=DAILY");
    private static final Schedule WEEKDAYS =
            ASchedule.of("2026-01-05T00:00", "2026-01-06T00:00", "UTC", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");

    private final ARealm realm = new ARealm(new ASchema()
            .title("guard")
            .scheduledTitle("nurse", Schedule.ALWAYS, Editor.USER)
            .scheduledTitle("doctor", WEEKDAYS, Editor.USER)
            .limits(10, java.time.Duration.ofDays(365), 0));

    private Persona created(String title, Map<String, Object> window) {
        return realm.create(Actor.ADMINISTRATOR, "title", title, "circle", "c", "schedule", List.of(window));
    }

    @Nested
    class OutsideOfAWindow {

        private final Persona off = created("nurse", MORNINGS);

        @Test
        void keepTheirStatusAndAreNotActive() {
            assertThat(off.isScheduled()).isTrue();
            assertThat(off.statusAt(NOW)).isEqualTo(Status.ACTIVE);
            assertThat(off.isActiveAt(NOW)).isFalse();
            assertThat(off.stateAt(NOW)).isEqualTo(State.SCHEDULED);
            assertThat(off.nextActiveFrom(NOW)).contains(Instant.parse("2026-06-16T08:00:00Z"));
        }

        @Test
        void areNeverActiveAgainAfterTheirEnd() {
            Persona ending = realm.create(
                    Actor.ADMINISTRATOR,
                    "title",
                    "nurse",
                    "circle",
                    "ending",
                    "valid_till",
                    "2026-06-16T08:00:00Z",
                    "schedule",
                    List.of(MORNINGS));
            assertThat(ending.nextActiveFrom(NOW)).isEmpty();
        }

        @Test
        void areNotActiveAgainWhileTheyAreSwitchedOff() {
            Persona inactive = realm.personas()
                    .update(Actor.OWNER, off, PersonaChange.NONE.withStatus(Status.INACTIVE), version -> true);
            assertThat(inactive.nextActiveFrom(NOW)).isEmpty();
            assertThat(inactive.schedule()).isEqualTo(off.schedule());
        }

        @Test
        void areActiveFromTheirBeginningOnWhereTheyBeginInAWindow() {
            Persona later = realm.create(
                    Actor.ADMINISTRATOR,
                    "title",
                    "nurse",
                    "circle",
                    "later",
                    "valid_from",
                    "2026-06-18T09:00:00Z",
                    "schedule",
                    List.of(MORNINGS));
            assertThat(later.nextActiveFrom(NOW)).contains(Instant.parse("2026-06-18T09:00:00Z"));
        }
    }

    @Nested
    class InsideOfAWindow {

        @Test
        void areActiveUntilItsEnd() {
            Persona on = created("nurse", NOONS);
            assertThat(on.isActiveAt(NOW)).isTrue();
            assertThat(on.activeUntil(NOW)).isEqualTo(Instant.parse("2026-06-15T13:00:00Z"));
            assertThat(on.nextActiveFrom(NOW)).isEmpty();
        }

        @Test
        void areActiveUntilTheirOwnEndIfThatComesFirst() {
            Persona ending = realm.create(
                    Actor.ADMINISTRATOR,
                    "title",
                    "nurse",
                    "circle",
                    "ending",
                    "valid_till",
                    "2026-06-15T12:30:00Z",
                    "schedule",
                    List.of(NOONS));
            assertThat(ending.activeUntil(NOW)).isEqualTo(Instant.parse("2026-06-15T12:30:00Z"));
        }
    }

    @Nested
    class OfATitleWithASchedule {

        private static final Instant SATURDAY = Instant.parse("2026-06-20T12:00:00Z");

        @Test
        void needBothToBeOpen() {
            Persona doctor = created("doctor", NOONS);
            assertThat(doctor.isActiveAt(NOW)).isTrue();
            assertThat(doctor.isActiveAt(SATURDAY)).isFalse();
            assertThat(doctor.nextActiveFrom(SATURDAY)).contains(Instant.parse("2026-06-22T11:30:00Z"));
        }

        @Test
        void readAsTheSchemaSays() {
            Persona doctor = realm.create(Actor.OWNER, "title", "doctor", "circle", "c");
            assertThat(doctor.schedule()).isSameAs(Schedule.ALWAYS);
            assertThat(doctor.isScheduled()).isTrue();
            assertThat(doctor.under(realm.personas().schema())).isSameAs(doctor);
            realm.setSchema(new ASchema().title("doctor"));
            List<Persona> free = realm.personas().schema().hasSchedules() ? List.of() : List.of(doctor);
            assertThat(Persona.under(realm.personas().schema(), free)).isSameAs(free);
            assertThat(doctor.under(realm.personas().schema()).isActiveAt(SATURDAY))
                    .isTrue();
        }

        @Test
        void readSoInLists() {
            Persona stored = created("guard", NOONS);
            Persona doctor = realm.create(Actor.OWNER, "title", "doctor", "circle", "c");
            assertThat(Persona.under(realm.personas().schema(), List.of(stored, doctor)))
                    .containsExactly(stored, doctor);
        }
    }

    @Nested
    class Owners {

        @Test
        void setThemWhereTheTitleSaysSo() {
            Persona nurse = realm.create(Actor.OWNER, "title", "nurse", "circle", "c", "schedule", List.of(NOONS));
            assertThat(nurse.schedule().isAlways()).isFalse();
            assertThat(realm.change(Actor.OWNER, nurse, "schedule", null).schedule())
                    .isSameAs(Schedule.ALWAYS);
        }

        @Test
        void doNotSetThemElsewhere() {
            assertForbidden(
                    () -> realm.create(Actor.OWNER, "title", "guard", "circle", "c", "schedule", List.of(NOONS)),
                    "Only an administrator can set: schedule");
            Persona guard = created("guard", MORNINGS);
            assertForbidden(
                    () -> realm.change(Actor.OWNER, guard, "schedule", List.of()),
                    "Only an administrator can set: schedule");
            assertForbidden(
                    () -> realm.change(Actor.OWNER, guard, "title", "nurse", "schedule", null),
                    "Only an administrator can set: schedule");
            assertThat(realm.change(Actor.OWNER, guard, "schedule", List.of(MORNINGS), "status", "inactive")
                            .status())
                    .isEqualTo(Status.INACTIVE);
        }
    }

    @Test
    void faultsAreReportedWithTheOthers() {
        assertFaults(
                () -> realm.create(
                        Actor.OWNER,
                        "title",
                        "nurse",
                        "circle",
                        "c",
                        "valid_till",
                        "2020-01-01T00:00:00Z",
                        "schedule",
                        List.of(ASchedule.window("2026-01-05T08:00", "2026-01-05T08:00", "Mars", ""))),
                "valid_till must be after valid_from",
                "schedule[0].time_zone must be the name of a time zone of IANA, such as Europe/Berlin");
    }
}
