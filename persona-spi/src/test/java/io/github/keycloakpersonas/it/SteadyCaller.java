package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Somebody who calls over and over, each time with the next number, and notes what was answered. */
final class SteadyCaller {

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(20);

    private final String name;
    private final IntFunction<Reply> call;
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    SteadyCaller(String name, IntFunction<Reply> call) {
        this.name = name;
        this.call = call;
    }

    void callUntil(BooleanSupplier isOver) {
        while (!isOver.getAsBoolean()) {
            int number = sent.getAndIncrement();
            Reply reply = call.apply(number);
            if (reply.status() < 300) {
                acknowledged.add(number);
            } else {
                refusals.add(reply);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_REFUSAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The numbers that were answered with success. */
    List<Integer> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<Reply> refusals() {
        return List.copyOf(refusals);
    }

    int sent() {
        return sent.get();
    }

    /** Whether all that was acknowledged is there, and nothing twice; what was refused may have been done or not. */
    void isThereOnce(List<String> kept, IntFunction<String> trace) {
        assertThat(kept).as(toString()).doesNotHaveDuplicates();
        assertThat(kept)
                .as(toString())
                .containsAll(acknowledged.stream().map(trace::apply).toList());
        assertThat(kept.size()).as(toString()).isLessThanOrEqualTo(sent());
    }

    /** Whether refusals say when to try again. Keycloak itself reads an administrator's token, and answers what goes wrong then. */
    void wasToldWhenToTryAgain() {
        assertThat(refusals)
                .as(toString())
                .filteredOn(reply -> reply.header("X-Request-Id").isPresent())
                .allSatisfy(reply -> {
                    assertThat(reply.status()).as(reply.toString()).isIn(503, 409);
                    assertThat(reply.header("Retry-After")).as(reply.toString()).hasValue("1");
                });
    }

    @Override
    public String toString() {
        return name + ": " + sent() + " calls, " + acknowledged.size() + " acknowledged, " + refusals.size()
                + " refused";
    }
}
