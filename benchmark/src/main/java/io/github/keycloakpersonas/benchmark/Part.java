package io.github.keycloakpersonas.benchmark;

import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that some people of a load do. Nobody does two things at once; who has done something comes last in the queue.
 *
 * @param share how many of a hundred requests are of this part
 * @param idle who has nothing to do
 * @param next what one of them does next
 */
record Part<T>(int share, BlockingQueue<T> idle, Function<T, Step> next) {

    /** Waits until somebody is idle, and lets them do it. */
    void play(Consumer<Step> sender) {
        T player = await();
        try {
            sender.accept(next.apply(player));
        } finally {
            idle.add(player);
        }
    }

    private T await() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while everybody was busy", e);
        }
    }
}
