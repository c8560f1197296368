package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.KeycloakVersion;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a server with Keycloak's experimental features, which asks a {@link Phone} about backchannel logins and listens to HTTPS, too,
 * to constructors and methods that take one. One for all classes that ask for it, started with the first of them, always on H2.
 */
final class PreviewServer implements ParameterResolver {

    private static final String FEATURES = "--features=authzen,parameterized-scopes,transient-users";

    private static final Namespace NAMESPACE = Namespace.create(PreviewServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Preview.class;
    }

    @Override
    public Preview resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Started.class, key -> new Started(), Started.class)
                .preview();
    }

    /**
     * The server and what is around it.
     *
     * @param phone what the server asks
     * @param tls the certificates that it knows
     * @param secureUri where it listens to HTTPS; without a slash at the end
     */
    record Preview(KeycloakServer server, Phone phone, TlsStores tls, URI secureUri) {}

    /** The server, or why there is none: a start that failed once isn't tried again for each test class. */
    private static final class Started implements AutoCloseable {

        private final Phone phone = Phone.on();
        private final TlsStores tls = TlsStores.create();
        private final int securePort = freePort();
        private @Nullable KeycloakServer server;
        private @Nullable RuntimeException failure;

        Started() {
            try {
                ServerOptions options =
                        ServerOptions.fromSystemProperties().beside("preview").argument(phone.option());
                tls.secure(options, securePort);
                // Older servers refuse to start with features that they do not know.
                if (KeycloakVersion.ofTheBuild().isAtLeast("26.7")) {
                    options.buildArgument(FEATURES);
                }
                server = ServerProcess.start(options);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Preview preview() {
            if (server == null) {
                throw new IllegalStateException("Keycloak with experimental features did not start", failure);
            }
            return new Preview(server, phone, tls, URI.create("https://localhost:" + securePort));
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
            phone.close();
        }
    }
}
