package io.github.keycloakpersonas.testkit;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image in Docker, on the embedded H2: the proof that nothing depends on how we unpack and start it. */
public final class ServerContainer implements KeycloakServer {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final KeycloakContainer container;
    private final FreePorts ports;
    private final Admin admin;

    private ServerContainer(KeycloakContainer container, FreePorts ports) {
        this.container = container;
        this.ports = ports;
        this.admin = new Admin(http());
    }

    /** Whether a Docker engine answers; asking may take some seconds. */
    public static boolean isDockerAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** As the build says: {@link KeycloakVersion#ofTheBuild}, with the JARs in {@link ServerOptions#PROVIDERS}. */
    public static ServerContainer start() {
        String image = "quay.io/keycloak/keycloak:" + KeycloakVersion.ofTheBuild();
        return start(image, List.of(ServerOptions.providersOfTheBuild()), List.of());
    }

    /**
     * Starts any image that is like the official one.
     *
     * @param realmImports realm exports, files named {@code *.json}
     */
    public static ServerContainer start(String image, List<Path> providers, List<Path> realmImports) {
        try {
            FreePorts ports = FreePorts.find();
            KeycloakContainer container = new KeycloakContainer(image)
                    .withAdminUsername(Admin.USERNAME)
                    .withAdminPassword(Admin.PASSWORD)
                    .withEnabledMetrics()
                    .withStartupTimeout(TIMEOUT)
                    .withProviderLibsFrom(providers.stream().map(Path::toFile).toList());
            for (Path realm : realmImports) {
                container.withCopyFileToContainer(
                        MountableFile.forHostPath(realm), "/opt/keycloak/data/import/" + realm.getFileName());
            }
            // Docker would choose other ports after a restart, and each is another issuer of tokens.
            container.setPortBindings(
                    List.of("127.0.0.1:" + ports.http() + ":8080", "127.0.0.1:" + ports.management() + ":9000"));
            ServerContainer server = new ServerContainer(container, ports);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUri() {
        return ports.baseUri();
    }

    @Override
    public URI managementUri() {
        return ports.managementUri();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public Optional<JdbcAccess> database() {
        return Optional.empty();
    }

    @Override
    public Admin admin() {
        return admin;
    }

    /** Of the same container: Testcontainers would make a new one, without the data. */
    @Override
    public void restart() {
        container
                .getDockerClient()
                .restartContainerCmd(container.getContainerId())
                .exec();
        try {
            new Readiness(new Http(managementUri()), container::isRunning, this::log).await(TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak restarts", e);
        }
    }

    private void launch() {
        try {
            container.start();
        } catch (RuntimeException failed) {
            // Testcontainers leaves a container that never got ready to its own reaper, which may be switched off.
            close();
            throw failed;
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
