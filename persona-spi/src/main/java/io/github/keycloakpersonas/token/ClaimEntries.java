package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.token.PersonaClaims.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The personas that a claim can contain, in the claim's order, and how many of them fit. Sizes are bytes of the JSON in
 * UTF-8, so that the counted size is the sent size.
 *
 * @param entries one entry for each persona; personas that look the same share one value
 * @param all the claim without a limit
 * @param size its size
 */
record ClaimEntries(List<Entry> entries, Shown all, int size) {

    private static final int BRACKETS = 2;

    ClaimEntries {
        entries = List.copyOf(entries);
    }

    /**
     * A persona in a claim.
     *
     * @param id the persona's id
     * @param value its form in the claim
     * @param size its size
     * @param till when the persona ends
     */
    record Entry(String id, Object value, int size, Instant till) {

        static Entry of(String id, Object value, Instant till) {
            return new Entry(id, value, PlainJson.size(value), till);
        }
    }

    static ClaimEntries of(List<Entry> entries) {
        Map<Object, Integer> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.put(entry.value(), entry.size()));
        int size = BRACKETS + commas(distinct.size());
        for (int one : distinct.values()) {
            size += one;
        }
        return new ClaimEntries(entries, shown(entries, distinct.keySet()), size);
    }

    /** The entry of a persona; empty if the persona is not among them. */
    Optional<Entry> of(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * As many entries as fit: the first one always, then the others in the claim's order. An entry that is too long is
     * skipped. So the same personas always give the same claim.
     *
     * @param budget the greatest size of the claim; 0 for no limit
     * @param first the entry that must be in the claim, if any
     */
    Shown within(int budget, Optional<Entry> first) {
        if (budget == 0 || size <= budget) {
            return all;
        }
        Set<Object> taken = new HashSet<>();
        int left = budget - BRACKETS;
        for (Entry entry : Stream.concat(first.stream(), entries.stream()).toList()) {
            int cost = entry.size() + (taken.isEmpty() ? 0 : 1);
            boolean mustBeIn = taken.isEmpty() && first.isPresent();
            if (!taken.contains(entry.value()) && (mustBeIn || cost <= left)) {
                taken.add(entry.value());
                left -= cost;
            }
        }
        return shown(entries, taken);
    }

    private static Shown shown(List<Entry> entries, Set<Object> taken) {
        Set<Object> value = new LinkedHashSet<>();
        Set<String> leftOut = new HashSet<>();
        List<Instant> ends = new ArrayList<>();
        for (Entry entry : entries) {
            if (taken.contains(entry.value())) {
                value.add(entry.value());
                ends.add(entry.till());
            } else {
                leftOut.add(entry.id());
            }
        }
        return new Shown(List.copyOf(value), leftOut, ends.stream().min(Comparator.naturalOrder()));
    }

    private static int commas(int values) {
        return Math.max(0, values - 1);
    }
}
