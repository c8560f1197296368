package io.github.keycloakpersonas.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How long after the answer to a write another node shows it. */
final class Delays {

    /** Long past anything that a healthy cluster needs. */
    private static final long BOUND = TimeUnit.SECONDS.toNanos(20);

    private final List<Long> nanos = new ArrayList<>();
    private int stale;

    /**
     * Asks until the write shows.
     *
     * @throws AssertionError if it never does
     */
    void await(String write, BooleanSupplier shows) {
        long answered = System.nanoTime();
        while (!shows.getAsBoolean()) {
            stale++;
            if (System.nanoTime() - answered > BOUND) {
                throw new AssertionError("The other node never showed this: " + write);
            }
        }
        nanos.add(System.nanoTime() - answered);
    }

    int count() {
        return nanos.size();
    }

    /** Answers of the other node that were behind. */
    int stale() {
        return stale;
    }

    /** A line for people, kept in the build's folder too. */
    String report(String name) {
        Collections.sort(nanos);
        String line = String.format(
                Locale.ROOT,
                "%s: %d writes, %d answers of the other node were behind; from the answer to a write to the end of the first"
                        + " answer that shows it: p50 %.1f ms, p99 %.1f ms, at most %.1f ms%n",
                name,
                nanos.size(),
                stale,
                millis(nanos.size() / 2),
                millis(nanos.size() * 99 / 100),
                millis(nanos.size() - 1));
        try {
            Files.writeString(
                    Path.of(System.getProperty("keycloak.work")).resolveSibling("cluster-" + name + ".txt"), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    private double millis(int index) {
        return nanos.get(index) / 1e6;
    }
}
