package io.github.keycloakpersonas.client;

import java.time.Duration;

/** How the client waits. */
@FunctionalInterface
interface Pause {

    /** Waits in the calling thread. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void of(Duration duration) throws InterruptedException;
}
