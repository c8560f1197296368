package io.github.keycloakpersonas.testkit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one server of the process that runs tests to constructors and methods that take a {@link KeycloakServer}. It starts with
 * the first of them and stops after the last test class. The system property {@value #ON} says what it runs on: {@code h2} (default),
 * {@code postgres}, {@code mariadb} or {@code container}; without Docker, the last one's tests are reported as skipped.
 */
public final class SharedServer implements ParameterResolver, ExecutionCondition {

    /** The name of the system property. */
    public static final String ON = "keycloak.test.on";

    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Platform.chosen() == Platform.CONTAINER && !ServerContainer.isDockerAvailable()) {
            return ConditionEvaluationResult.disabled("No Docker engine answers, and " + ON + " is container");
        }
        return ConditionEvaluationResult.enabled("Keycloak can run here");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public KeycloakServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Not the root's: with several forks, each test class is a run of its own within the fork's session.
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .server();
    }

    private enum Platform {
        H2,
        POSTGRES,
        MARIADB,
        CONTAINER;

        static Platform chosen() {
            return valueOf(System.getProperty(ON, "h2").toUpperCase(Locale.ROOT));
        }
    }

    /** The server, or why there is none: a start that failed once isn't tried again for each test class. */
    private static final class Shared implements AutoCloseable {

        private @Nullable PostgresDatabase postgres;
        private @Nullable MariaDbDatabase mariaDb;
        private @Nullable KeycloakServer server;
        private @Nullable RuntimeException failure;

        Shared() {
            try {
                server = start();
            } catch (RuntimeException e) {
                failure = e;
                close();
            }
        }

        private KeycloakServer start() {
            return switch (Platform.chosen()) {
                case H2 -> ServerProcess.start(options());
                case POSTGRES -> {
                    ServerOptions options = options();
                    postgres = PostgresDatabase.start();
                    yield ServerProcess.start(options.postgres(postgres.createDatabase("keycloak")));
                }
                case MARIADB -> {
                    ServerOptions options = options();
                    mariaDb = MariaDbDatabase.start();
                    yield ServerProcess.start(options.mariaDb(mariaDb.createDatabase("keycloak")));
                }
                case CONTAINER -> ServerContainer.start();
            };
        }

        /** All that operators can look at is there to be looked at: buckets, and what log lines are about. */
        private static ServerOptions options() {
            return SharedVault.of(ReportTargets.of(ServerOptions.fromSystemProperties()))
                    .argument("--http-metrics-slos=50,500")
                    // No test waits minutes for the end of a review or a request.
                    .argument("--spi-persona-setup--default--review-interval=3")
                    .argument("--spi-persona-setup--default--request-interval=3")
                    .environment("KC_LOG_LEVEL", "info,io.github.keycloakpersonas:debug")
                    .environment("KC_LOG_CONSOLE_FORMAT", "%d{HH:mm:ss,SSS} %-5p [%c] (%t) %X %s%e%n");
        }

        KeycloakServer server() {
            if (server == null) {
                throw new IllegalStateException("The shared Keycloak did not start", failure);
            }
            return server;
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
            if (postgres != null) {
                postgres.stop();
            }
            if (mariaDb != null) {
                mariaDb.close();
            }
        }
    }
}
