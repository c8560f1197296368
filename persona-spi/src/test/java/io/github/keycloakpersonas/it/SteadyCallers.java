package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Several callers at the same time. Closing ends them. */
final class SteadyCallers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<SteadyCaller> callers = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SteadyCaller add(String name, IntFunction<Reply> call) {
        SteadyCaller caller = new SteadyCaller(name, call);
        callers.add(caller);
        return caller;
    }

    List<SteadyCaller> all() {
        return callers;
    }

    void start() {
        callers.forEach(caller -> running.add(threads.submit(() -> caller.callUntil(isOver::get))));
    }

    /** Waits until it is so for each of them; fails if one of them has failed. */
    void await(Predicate<SteadyCaller> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!callers.stream().allMatch(condition)) {
            for (Future<?> caller : running) {
                if (caller.isDone()) {
                    caller.get();
                }
            }
            assertThat(System.nanoTime()).as(callers.toString()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    /** Waits until each has been served so often from now on. */
    void awaitServed(int times) throws Exception {
        List<Integer> before = served();
        await(caller -> caller.acknowledged().size() >= before.get(callers.indexOf(caller)) + times);
    }

    private List<Integer> served() {
        return callers.stream().map(caller -> caller.acknowledged().size()).toList();
    }

    /** Lets each end its present call. */
    void end() throws Exception {
        isOver.set(true);
        for (Future<?> caller : running) {
            caller.get();
        }
    }

    @Override
    public void close() {
        isOver.set(true);
        threads.shutdownNow();
    }
}
