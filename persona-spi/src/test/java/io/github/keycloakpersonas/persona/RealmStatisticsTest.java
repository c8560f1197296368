package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmStatisticsTest {

    private static RealmStatistics of(Map<Status, Long> byStatus) {
        RealmStatistics.Tally travelers = new RealmStatistics.Tally("traveler", 5);
        return new RealmStatistics(
                byStatus, 2, List.of(travelers), List.of(), Map.of(7, 1L), RealmStatistics.Days.NONE, 3);
    }

    @Test
    void countAPersonaInOneStatusOnly() {
        assertThat(of(Map.of(Status.ACTIVE, 2L, Status.EXPIRED, 3L)).total()).isEqualTo(5);
        assertThat(of(Map.of()).total()).isZero();
    }

    @Test
    void stayWhatTheyWere() {
        Map<Status, Long> counts = new HashMap<>(Map.of(Status.PENDING, 1L));
        RealmStatistics statistics = of(counts);
        counts.clear();
        assertThat(statistics.byStatus()).containsExactly(Map.entry(Status.PENDING, 1L));
        assertThat(statistics.titles()).extracting(RealmStatistics.Tally::name).containsExactly("traveler");
    }
}
