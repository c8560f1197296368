package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.ImportProgress.State;
import io.github.keycloakpersonas.persona.PersonaImport.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far an import has come. */
class ImportProgressTest {

    private static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void beginsAtNothingAndGoesOn() {
        ImportProgress started = ImportProgress.started("id", ImportMode.UPSERT, START);
        assertThat(started)
                .isEqualTo(new ImportProgress(
                        "id",
                        ImportMode.UPSERT,
                        State.RUNNING,
                        0,
                        new ImportCounts(0, 0, 0, 0, 0),
                        START,
                        START,
                        null));
        ImportCounts counts = started.counts()
                .with(Outcome.CREATED)
                .with(Outcome.UPDATED)
                .with(Outcome.UPDATED)
                .with(Outcome.UNCHANGED)
                .withFailure()
                .withRemoved(7);
        Instant later = START.plusSeconds(9);
        assertThat(started.at(5, counts, later).in(State.DONE, later))
                .isEqualTo(new ImportProgress(
                        "id", ImportMode.UPSERT, State.DONE, 5, new ImportCounts(1, 2, 1, 7, 1), START, later, null));
    }

    @Test
    void partsFollowEachOther() {
        ImportTerms terms = new ImportTerms(ImportMode.CREATE, false, false, false);
        ImportParts none = ImportParts.none(terms, true);
        ImportedFile read = new ImportedFile(true, false, false, null, 5, null);
        ImportParts one = none.andOne(5, read);
        assertThat(none.next()).isEqualTo(1);
        assertThat(one).isEqualTo(new ImportParts(terms, true, 1, 5, read));
        assertThat(one.next()).isEqualTo(2);
        ImportProgress progress =
                ImportProgress.started("id", ImportMode.CREATE, START).with(one);
        assertThat(progress.at(7, progress.counts(), START)
                        .in(State.FAILED, START)
                        .parts())
                .isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource
    void nothingComesOfOneThatIsOver(State state) {
        assertThat(ImportProgress.started("id", ImportMode.CREATE, START)
                        .in(state, START)
                        .isOver())
                .isEqualTo(state == State.DONE || state == State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void eachStateIsFoundByItsWord(State state) {
        assertThat(State.of(state.word())).hasValue(state);
    }

    @ParameterizedTest
    @EnumSource
    void eachModeIsFoundByItsWord(ImportMode mode) {
        assertThat(ImportMode.of(mode.word())).hasValue(mode);
    }

    @Test
    void otherWordsAreUnknown() {
        assertThat(State.of("DONE")).isEmpty();
        assertThat(ImportMode.of("merge")).isEmpty();
    }
}
