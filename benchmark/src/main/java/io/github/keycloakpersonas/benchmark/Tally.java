package io.github.keycloakpersonas.benchmark;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long the answers of a load have taken, in microseconds from the planned start, and which were not those that were wanted. */
final class Tally {

    private static final int DIGITS = 3;

    private final Map<RequestKind, ConcurrentHistogram> kinds = new EnumMap<>(RequestKind.class);
    private final ConcurrentHistogram peak = new ConcurrentHistogram(DIGITS);
    private final ConcurrentHistogram late = new ConcurrentHistogram(DIGITS);
    private final ConcurrentSkipListMap<String, Integer> errors = new ConcurrentSkipListMap<>();

    Tally() {
        for (RequestKind kind : RequestKind.values()) {
            kinds.put(kind, new ConcurrentHistogram(DIGITS));
        }
    }

    /** How long after its planned start a request was sent. */
    void sent(long nanos) {
        late.recordValue(micros(nanos));
    }

    /** How long after its planned start a request was answered, or given up. */
    void answered(RequestKind kind, boolean inPeak, long nanos) {
        histogram(kind).recordValue(micros(nanos));
        if (inPeak) {
            peak.recordValue(micros(nanos));
        }
    }

    /**
     * Counts an answer that was not wanted.
     *
     * @return whether it is the first one of its sort
     */
    boolean failed(RequestKind kind, String answer) {
        return errors.merge(answer + " to: " + kind.title(), 1, Integer::sum) == 1;
    }

    AbstractHistogram of(RequestKind kind) {
        return histogram(kind).copy();
    }

    AbstractHistogram inPeak() {
        return peak;
    }

    AbstractHistogram late() {
        return late;
    }

    AbstractHistogram all() {
        Histogram all = new Histogram(DIGITS);
        kinds.values().forEach(all::add);
        return all;
    }

    /** What was answered to which requests, and how often. */
    SortedMap<String, Integer> errors() {
        return errors;
    }

    private ConcurrentHistogram histogram(RequestKind kind) {
        ConcurrentHistogram histogram = kinds.get(kind);
        if (histogram == null) {
            throw new IllegalStateException("No histogram of " + kind);
        }
        return histogram;
    }

    private static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
