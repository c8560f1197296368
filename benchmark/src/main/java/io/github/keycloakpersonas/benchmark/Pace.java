package io.github.keycloakpersonas.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the requests of a load start: at random instants, as those of people who know nothing of one another, and whatever has become
 * of the requests before. So a slow server is not spared the load that its slowness would keep away. For a tenth of the time there
 * are twice as many, as at nine o'clock. Each run has the same instants.
 *
 * @param time how long the load is, in four quarters
 * @param rate how many requests start in a second, outside the peak
 */
record Pace(Duration time, int rate) {

    static final int QUARTERS = 4;
    static final int PEAK = 2;

    private static final double PEAK_BEGINS = 0.35;
    private static final double PEAK_ENDS = 0.45;

    /** The starts of a load before that, which does not count: of a fifth of the time, without a peak. */
    List<Arrival> warmUp() {
        return arrivals(new Stretch(0, 0.2), new SplittableRandom(QUARTERS));
    }

    /** The starts of a quarter; the first has the number 0, and the peak is in the second. */
    List<Arrival> quarter(int number) {
        double begin = (double) number / QUARTERS;
        return arrivals(new Stretch(begin, begin + 1.0 / QUARTERS), new SplittableRandom(number));
    }

    /** A part of the time, from 0 to 1. */
    private record Stretch(double begin, double end) {}

    private List<Arrival> arrivals(Stretch stretch, SplittableRandom random) {
        double seconds = time.toNanos() / 1e9;
        List<Arrival> arrivals = new ArrayList<>();
        double now = stretch.begin();
        while (true) {
            // The times between independent arrivals are distributed exponentially.
            now += -Math.log(1 - random.nextDouble()) / (isPeak(now) ? PEAK * rate : rate) / seconds;
            if (now >= stretch.end()) {
                return arrivals;
            }
            arrivals.add(new Arrival(Math.round((now - stretch.begin()) * seconds * 1e9), isPeak(now)));
        }
    }

    private static boolean isPeak(double now) {
        return now >= PEAK_BEGINS && now < PEAK_ENDS;
    }
}
