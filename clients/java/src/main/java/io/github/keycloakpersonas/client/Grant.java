package io.github.keycloakpersonas.client;

import java.time.Duration;
import java.util.Optional;

/** What the token endpoint has granted. */
record Grant(String accessToken, Duration lifetime, Optional<String> refreshToken) {

    /** Nothing that a log may show. */
    @Override
    public String toString() {
        return "Grant for " + lifetime;
    }
}
