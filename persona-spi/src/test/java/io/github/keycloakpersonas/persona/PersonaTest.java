package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a persona reads as over time. */
class PersonaTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2026-06-15T12:00:00Z");

    private static Persona persona(Status status) {
        return new Persona(
                "id",
                new PersonaKey("u", "traveler", "corsica"),
                status,
                new Validity(FROM, TILL),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    @Nested
    class Active {

        @ParameterizedTest
        @CsvSource({
            "2025-12-31T23:59:59.999Z, false",
            "2026-01-01T00:00:00Z, true",
            "2026-12-30T23:59:59.999Z, true",
            "2026-12-31T00:00:00Z, false"
        })
        void fromItsFirstInstantUntilJustBeforeItsEnd(Instant now, boolean active) {
            assertThat(persona(Status.ACTIVE).isActiveAt(now)).isEqualTo(active);
        }

        @ParameterizedTest
        @EnumSource(names = "ACTIVE", mode = Mode.EXCLUDE)
        void inNoOtherStatus(Status status) {
            assertThat(persona(status).isActiveAt(BETWEEN)).isFalse();
        }
    }

    @Nested
    class ItsState {

        @ParameterizedTest
        @CsvSource({
            "2025-12-31T23:59:59.999Z, SCHEDULED",
            "2026-01-01T00:00:00Z, ACTIVE",
            "2026-12-30T23:59:59.999Z, ACTIVE",
            "2026-12-31T00:00:00Z, EXPIRED"
        })
        void tellsWhatCanBeUsedFromWhatBeginsLater(Instant now, State state) {
            assertThat(persona(Status.ACTIVE).stateAt(now)).isEqualTo(state);
            assertThat(persona(Status.ACTIVE).statusAt(now)).isEqualTo(state.status());
        }

        @ParameterizedTest
        @EnumSource(
                names = {"ACTIVE", "EXPIRED"},
                mode = Mode.EXCLUDE)
        void isTheStatusOfAnyOtherPersona(Status status) {
            for (Instant now : new Instant[] {FROM.minusMillis(1), BETWEEN, TILL}) {
                assertThat(persona(status).stateAt(now).word()).isEqualTo(status.word());
            }
        }

        @ParameterizedTest
        @EnumSource
        void hasALowerCaseWord(State state) {
            assertThat(State.of(state.word())).contains(state);
            assertThat(State.of(state.name())).isEmpty();
        }
    }

    @Nested
    class ItsStatus {

        @ParameterizedTest
        @CsvSource({
            "2025-12-31T23:59:59.999Z, ACTIVE",
            "2026-12-30T23:59:59.999Z, ACTIVE",
            "2026-12-31T00:00:00Z, EXPIRED"
        })
        void ofAnActivePersonaReadsExpiredFromItsEndOn(Instant now, Status read) {
            assertThat(persona(Status.ACTIVE).statusAt(now)).isEqualTo(read);
        }

        @ParameterizedTest
        @EnumSource(names = "ACTIVE", mode = Mode.EXCLUDE)
        void ofAnotherPersonaStays(Status status) {
            assertThat(persona(status).statusAt(TILL.plusMillis(1))).isEqualTo(status);
        }

        @ParameterizedTest
        @EnumSource
        void hasALowerCaseWord(Status status) {
            assertThat(status.word()).isEqualTo(status.name().toLowerCase(Locale.ROOT));
            assertThat(Status.of(status.word())).contains(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ACTIVE", "Active", " active", "deleted"})
        void hasNoOtherWord(String word) {
            assertThat(Status.of(word)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                names = {"SUSPENDED", "REVOKED"},
                mode = Mode.INCLUDE)
        void isFrozenWhereAnAdministratorEndedIt(Status status) {
            assertThat(status.isFrozen()).isTrue();
        }

        @ParameterizedTest
        @EnumSource(
                names = {"SUSPENDED", "REVOKED"},
                mode = Mode.EXCLUDE)
        void isNotFrozenOtherwise(Status status) {
            assertThat(status.isFrozen()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, -1, false", "-1, 0, true", "0, 1, true", "-1, -1, true", "1, 1, true"})
    void aValidityExceedsAnotherAtEitherEnd(int fromLater, int tillLater, boolean exceeds) {
        Validity validity = new Validity(FROM, TILL);
        assertThat(new Validity(FROM.plusMillis(fromLater), TILL.plusMillis(tillLater)).exceeds(validity))
                .isEqualTo(exceeds);
    }

    @Test
    void aRevisionIsAlwaysLaterThanTheOneBefore() {
        Revision first = new Revision(FROM, FROM, 0);
        assertThat(first.next(TILL)).isEqualTo(new Revision(FROM, TILL, 1));
        assertThat(first.next(FROM)).isEqualTo(new Revision(FROM, FROM.plusMillis(1), 1));
        assertThat(first.next(FROM.minusSeconds(9)))
                .as("a clock that was set back")
                .isEqualTo(new Revision(FROM, FROM.plusMillis(1), 1));
    }
}
