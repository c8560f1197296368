package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * In place of {@code SharedServer}: hands a server with Keycloak's experimental features to constructors and methods that take a
 * {@link KeycloakServer}. One for all classes that ask for it, started with the first of them, always on H2.
 */
final class PreviewServer implements ParameterResolver {

    private static final String FEATURES = "--features=authzen,parameterized-scopes";

    private static final Namespace NAMESPACE = Namespace.create(PreviewServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public KeycloakServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, key -> new Started(), Started.class)
                .server();
    }

    /** The server, or why there is none: a start that failed once isn't tried again for each test class. */
    private static final class Started implements AutoCloseable {

        private @Nullable KeycloakServer server;
        private @Nullable RuntimeException failure;

        Started() {
            try {
                server = ServerProcess.start(
                        ServerOptions.fromSystemProperties().beside("preview").buildArgument(FEATURES));
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        KeycloakServer server() {
            if (server == null) {
                throw new IllegalStateException("Keycloak with experimental features did not start", failure);
            }
            return server;
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}
