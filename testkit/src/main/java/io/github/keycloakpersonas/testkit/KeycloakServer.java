package io.github.keycloakpersonas.testkit;

import java.net.URI;
import java.util.Optional;

/** A Keycloak that is up, with the administrator {@code admin}/{@code admin} in {@code master}. Closing stops it. */
public interface KeycloakServer extends AutoCloseable {

    /** Without a slash at the end; the same after a restart. */
    URI baseUri();

    /** Where {@code /health/ready} and {@code /metrics} are; without a slash at the end. */
    URI managementUri();

    /** All that the server has written since it was first started, restarts included. */
    String log();

    /** Stops it cleanly and starts it again on the same data, address and options; returns when it is ready. */
    void restart();

    /** The PostgreSQL or MariaDB database that it runs on; empty for the embedded H2, which admits one process only. */
    Optional<JdbcAccess> database();

    /** Its administrator; one for all callers, so that the token is fetched once. */
    Admin admin();

    default Http http() {
        return new Http(baseUri());
    }

    @Override
    void close();
}
