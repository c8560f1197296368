package io.github.keycloakpersonas.testkit;

import java.util.concurrent.TimeUnit;

/** A process that is asked to end when it is closed, or when this JVM ends without that, and is ended after some time. */
final class StartedProcess implements AutoCloseable {

    /** How long it has to end by itself. */
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final ShutdownHook shutdownHook;

    StartedProcess(Process process, String name) {
        this.process = process;
        this.shutdownHook = new ShutdownHook(this::stop, "stop-" + name);
        shutdownHook.add();
    }

    @Override
    public void close() {
        stop();
        shutdownHook.remove();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
