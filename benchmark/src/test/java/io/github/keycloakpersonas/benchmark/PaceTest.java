package io.github.keycloakpersonas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofMinutes(10), 40);

    @Test
    void startsAboutAsManyRequestsAsItSays() {
        // A tenth of them twice as fast: 600 s * 40 * 1.1, and the scatter of independent arrivals is the root of that.
        assertThat(all()).hasSizeBetween(26_400 - 500, 26_400 + 500);
    }

    @Test
    void startsTwiceAsManyForATenthOfTheTime() {
        List<Arrival> peak = all().stream().filter(Arrival::peak).toList();

        assertThat(peak).hasSizeBetween(4_800 - 250, 4_800 + 250);
        long seconds = Duration.ofNanos(
                        peak.get(peak.size() - 1).nanos() - peak.get(0).nanos())
                .toSeconds();
        assertThat(seconds).isBetween(59L, 60L);
    }

    @Test
    void hasItsPeakInTheSecondQuarter() {
        assertThat(pace.quarter(1)).anyMatch(Arrival::peak).anyMatch(arrival -> !arrival.peak());
        assertThat(pace.quarter(0)).noneMatch(Arrival::peak);
        assertThat(pace.quarter(2)).noneMatch(Arrival::peak);
    }

    @Test
    void startsInOrderAndWithinItsTime() {
        for (int quarter = 0; quarter < Pace.QUARTERS; quarter++) {
            List<Long> nanos =
                    pace.quarter(quarter).stream().map(Arrival::nanos).toList();

            assertThat(nanos).isSorted();
            assertThat(nanos.get(0)).isNotNegative();
            assertThat(nanos.get(nanos.size() - 1))
                    .isLessThan(Duration.ofSeconds(150).toNanos());
        }
    }

    @Test
    void startsTheSameEachTime() {
        assertThat(pace.quarter(1)).isEqualTo(new Pace(Duration.ofMinutes(10), 40).quarter(1));
    }

    @Test
    void warmsUpForAFifthOfTheTimeWithoutAPeak() {
        assertThat(pace.warmUp()).hasSizeBetween(4_800 - 250, 4_800 + 250).noneMatch(Arrival::peak);
    }

    private List<Arrival> all() {
        List<Arrival> all = new ArrayList<>();
        for (int quarter = 0; quarter < Pace.QUARTERS; quarter++) {
            all.addAll(pace.quarter(quarter));
        }
        return all;
    }
}
