package io.github.keycloakpersonas.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which step before its end a persona is reminded of. */
class RemindingTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final List<Integer> DAYS = List.of(7, 30, 1);

    /** The steps that find a persona that ends in some hours, in a round after one that was some hours ago. */
    private static List<Integer> found(Optional<Reminding> first, long endsInHours) {
        Instant end = NOW.plus(Duration.ofHours(endsInHours));
        List<Integer> found = new ArrayList<>();
        for (Optional<Reminding> round = first;
                round.isPresent();
                round = round.get().nextStep()) {
            if (end.isAfter(round.get().endsAfter()) && !end.isAfter(round.get().endsUntil())) {
                found.add(round.get().days());
            }
        }
        return found;
    }

    private static List<Integer> found(long roundBeforeHours, long endsInHours) {
        return found(Reminding.of(NOW.minus(Duration.ofHours(roundBeforeHours)), NOW, DAYS), endsInHours);
    }

    @ParameterizedTest
    @CsvSource({"720, 30", "168, 7", "24, 1"})
    void eachStepOnceWhenItIsReached(long endsInHours, int days) {
        assertThat(found(1, endsInHours)).containsExactly(days);
        assertThat(found(1, endsInHours + 1)).isEmpty();
        assertThat(found(1, endsInHours - 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "30, 7", "167, 7", "200, 30"})
    void theNearestStepOnlyAfterAPause(long endsInHours, int days) {
        assertThat(found(2000, endsInHours)).containsExactly(days);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "100, 7", "719, 30"})
    void theNearestStepInTheFirstRound(long endsInHours, int days) {
        assertThat(found(Reminding.of(null, NOW, DAYS), endsInHours)).containsExactly(days);
    }

    @Test
    void nothingOfWhatHasEndedOrIsFarAway() {
        assertThat(found(2000, 0)).isEmpty();
        assertThat(found(2000, -1)).isEmpty();
        assertThat(found(2000, 721)).isEmpty();
        assertThat(Reminding.of(null, NOW, List.of())).isEmpty();
    }

    @Test
    void goesOnWhereItWas() {
        Reminding.Position last = new Reminding.Position(NOW, "id");
        Reminding round = Reminding.of(null, NOW, DAYS).orElseThrow().after(last);
        assertThat(round.days()).isEqualTo(30);
        assertThat(round.after()).isEqualTo(last);
        assertThat(round.nextStep().orElseThrow().after()).isNull();
    }
}
