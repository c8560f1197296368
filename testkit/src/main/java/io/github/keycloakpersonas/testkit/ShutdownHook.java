package io.github.keycloakpersonas.testkit;

/** Stops a process that this JVM has started when this JVM ends without having done so. */
final class ShutdownHook {

    private final Thread thread;

    ShutdownHook(Runnable stop, String name) {
        thread = new Thread(stop, name);
    }

    void add() {
        Runtime.getRuntime().addShutdownHook(thread);
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook runs by itself and finds nothing to stop.
            return;
        }
    }
}
