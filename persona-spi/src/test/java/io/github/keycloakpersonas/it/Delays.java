package io.github.keycloakpersonas.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How long after the answer to a write another node shows it. */
final class Delays {

    /** Long past anything that a healthy cluster needs. */
    private static final long BOUND = TimeUnit.SECONDS.toNanos(20);

    /** Until the first request that shows the write was sent: how long the node was behind, at most. */
    private final List<Long> behind = new ArrayList<>();

    /** Until that request was answered. */
    private final List<Long> seen = new ArrayList<>();

    private int stale;

    /**
     * Asks until the write shows.
     *
     * @throws AssertionError if it never does
     */
    void await(String write, BooleanSupplier shows) {
        long answered = System.nanoTime();
        long asked = answered;
        while (!shows.getAsBoolean()) {
            stale++;
            asked = System.nanoTime();
            if (asked - answered > BOUND) {
                throw new AssertionError("The other node never showed this: " + write);
            }
        }
        behind.add(asked - answered);
        seen.add(System.nanoTime() - answered);
    }

    int count() {
        return seen.size();
    }

    /** A line for people, kept in the build's folder too. */
    String report(String name) {
        String line = String.format(
                Locale.ROOT,
                "%s: %d writes, %d answers of the other node were behind; it was behind for %s, and had answered after %s%n",
                name,
                count(),
                stale,
                percentiles(behind),
                percentiles(seen));
        try {
            Files.writeString(
                    Path.of(System.getProperty("keycloak.work")).resolveSibling("cluster-" + name + ".txt"), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    private static String percentiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, at most %.1f ms",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }
}
