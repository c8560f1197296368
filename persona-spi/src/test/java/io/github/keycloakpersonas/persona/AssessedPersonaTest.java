package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static io.github.keycloakpersonas.persona.ARealm.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.assessment.AnAssessment;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.Formula;
import io.github.keycloakpersonas.assessment.Outcome;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Personas of a title that requires an assessment. */
class AssessedPersonaTest {

    private static final Assessment RISK = AnAssessment.named("risk")
            .single("x", true, "0", "2.5")
            .result(new Outcome("score", Formula.SUM, List.of(), Map.of(), List.of(), "level"))
            .passedWith("score", "1")
            .validFor(10)
            .retake(1, 0)
            .build();

    private final InMemoryAssessments store = new InMemoryAssessments();
    private final ARealm realm = new ARealm(new ASchema()
            .title("visitor")
            .requiringTitle("nurse", "risk")
            .attribute(AnAttribute.named("level", AttributeType.INTEGER))
            .assessment(RISK));
    private final Persona created = realm.create(Actor.OWNER, "title", "nurse", "circle", "c");

    private Assessments at(Instant now) {
        return new Assessments(realm.personas().schema(), realm.store(), store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Persona taken(String answer, Instant now) {
        return at(now).take(created, RISK, 1, members("x", answer)).after();
    }

    @Test
    void readUnassessedAndAreNotActive() {
        assertThat(created.statusAt(NOW)).isEqualTo(Status.UNASSESSED);
        assertThat(created.stateAt(NOW)).isEqualTo(State.UNASSESSED);
        assertThat(created.isActiveAt(NOW)).isFalse();
        assertThat(created.nextActiveFrom(NOW)).isEmpty();
        assertThat(created.statusAt(created.validity().till())).isEqualTo(Status.EXPIRED);
        assertThat(realm.create(Actor.OWNER, "title", "visitor", "circle", "c").statusAt(NOW))
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void areActiveUntilTheResultEnds() {
        Persona passed = taken("b", NOW);
        Instant end = NOW.plus(Duration.ofDays(10));
        assertThat(passed.statusAt(NOW)).isEqualTo(Status.ACTIVE);
        assertThat(passed.activeUntil(NOW)).isEqualTo(end);
        assertThat(passed.isActiveAt(end.minusMillis(1))).isTrue();
        assertThat(passed.statusAt(end)).isEqualTo(Status.UNASSESSED);
        assertThat(passed.revision().version()).isEqualTo(created.revision().version() + 1);
    }

    @Test
    void haveWhatTheResultSets() {
        // 2.5, rounded half away from zero.
        assertThat(taken("b", NOW).attributes()).containsEntry("level", 3L);
        realm.setTime(NOW);
        ARealm.assertForbidden(
                () -> realm.change(Actor.OWNER, created, "level", 9L), "Only an administrator can set: level");
        assertThat(realm.change(Actor.ADMINISTRATOR, created, "level", 9L).attributes())
                .containsEntry("level", 9L);
    }

    @Test
    void keepWhatTheyHavePassedWhenTheyChange() {
        Persona passed = taken("b", NOW);
        Persona moved = realm.change(Actor.OWNER, passed, "circle", "other");
        assertThat(moved.statusAt(NOW)).isEqualTo(Status.ACTIVE);
        assertThat(moved.validity().assessed()).isEqualTo(passed.validity().assessed());
    }

    @Nested
    class TakingOne {

        @Test
        void isRefusedUntilItIsTime() {
            taken("a", NOW);
            PersonaFailure early = failure(() -> taken("b", NOW.plusSeconds(1)));
            assertThat(early.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
            assertThat(early.againAt()).contains(NOW.plus(Duration.ofDays(1)));
            assertThat(taken("b", NOW.plus(Duration.ofDays(1))).attributes()).containsEntry("level", 3L);
        }

        @Test
        void isRefusedInAnotherVersionAndWithWrongAnswers() {
            assertThat(failure(() -> at(NOW).take(created, RISK, 2, members("x", "b")))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.CONFLICT);
            PersonaFailure wrong = failure(() -> taken("c", NOW));
            assertThat(wrong.kind()).isEqualTo(PersonaFailure.Kind.INVALID_ANSWERS);
            assertThat(wrong.violations().get(0).member()).isEqualTo("answers.x");
            assertThat(store.results(created.id(), false)).isEmpty();
        }

        @Test
        void endsWhatWasKept() {
            at(NOW).keep(created, RISK, members("x", "a"), "x");
            assertThat(store.drafts(created.id())).hasSize(1);
            assertThat(failure(() -> at(NOW).keep(created, RISK, members(), "y"))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.INVALID_ANSWERS);
            taken("a", NOW);
            assertThat(store.drafts(created.id())).isEmpty();
            at(NOW).keep(created, RISK, members("x", null), null);
            at(NOW).discard(created, "risk");
            assertThat(store.drafts(created.id())).isEmpty();
        }
    }

    @Nested
    class VoidingOne {

        @Test
        void goesBackToTheOneBefore() {
            taken("b", NOW);
            Instant later = NOW.plus(Duration.ofDays(1));
            Persona failed = taken("a", later);
            assertThat(failed.statusAt(later)).isEqualTo(Status.UNASSESSED);
            assertThat(failed.attributes()).containsEntry("level", 0L);
            String last = store.results(created.id(), false).get(0).id();
            Persona before = at(later).voided(created, last).after();
            assertThat(before.statusAt(later)).isEqualTo(Status.ACTIVE);
            assertThat(before.attributes()).containsEntry("level", 3L);
            assertThat(taken("b", later).statusAt(later)).isEqualTo(Status.ACTIVE);
        }

        @Test
        void leavesLaterOnesAlone() {
            taken("a", NOW);
            String first = store.results(created.id(), false).get(0).id();
            Instant later = NOW.plus(Duration.ofDays(1));
            Persona passed = taken("b", later);
            assertThat(at(later).voided(created, first).after()).isEqualTo(passed);
        }

        @Test
        void takesTheLastOnesValuesAway() {
            taken("b", NOW);
            Persona none = at(NOW).voided(
                            created, store.results(created.id(), false).get(0).id())
                    .after();
            assertThat(none.attributes()).isEmpty();
            assertThat(none.statusAt(NOW)).isEqualTo(Status.UNASSESSED);
            assertThat(failure(() -> at(NOW).voided(created, "other")).kind())
                    .isEqualTo(PersonaFailure.Kind.NO_ASSESSMENT);
        }
    }

    @Test
    void areNotNamedAfterWhatIsDerived() {
        ARealm.assertForbidden(
                () -> realm.change(Actor.OWNER, taken("b", NOW), "status", "unassessed"),
                "Status 'unassessed' can't be set: it follows from the assessments that the title requires");
        assertThat(failure(() -> at(NOW).named("other")).kind()).isEqualTo(PersonaFailure.Kind.NO_ASSESSMENT);
    }
}
