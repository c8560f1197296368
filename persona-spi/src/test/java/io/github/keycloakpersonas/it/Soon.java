package io.github.keycloakpersonas.it;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the server does by itself, soon after it has answered. */
final class Soon {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Soon() {}

    /** Waits for something to become true. */
    static void await(BooleanSupplier condition) {
        until(condition::getAsBoolean, isTrue -> isTrue);
    }

    /** What is read, as soon as it is as wanted. */
    static <T> T until(Supplier<T> read, Predicate<T> isWanted) {
        return until(PATIENCE, read, isWanted);
    }

    /** The same; fails with what was read last, if that takes longer. */
    static <T> T until(Duration patience, Supplier<T> read, Predicate<T> isWanted) {
        Instant end = Instant.now().plus(patience);
        T last = read.get();
        while (!isWanted.test(last)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("After " + patience + " it is still: " + last);
            }
            pause(PAUSE);
            last = read.get();
        }
        return last;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
