package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.ClusterDatabase;
import io.github.keycloakpersonas.testkit.GaleraCluster;
import io.github.keycloakpersonas.testkit.InfinispanServer;
import io.github.keycloakpersonas.testkit.KeycloakVersion;
import io.github.keycloakpersonas.testkit.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a cluster of two nodes to constructors and methods that take a {@link Cluster}. One for all classes that ask for it, started with
 * the first of them; each leaves both nodes running.
 */
final class TwoNodes implements ParameterResolver {

    /** The most entries of Keycloak's user cache, so few that a test can fill it; a user takes up to three. */
    static final int CACHED_USERS = 100;

    /** The first minor version of Keycloak whose nodes can serve on for a while after they have said that they will not. */
    static final String HAS_SHUTDOWN_DELAY = "26.6";

    /** The system property that names the nodes' database: {@code postgres}, or {@code galera} for one of their own each. */
    private static final String DATABASE = "keycloak.cluster.database";

    /** The system property with features of Keycloak for the nodes to run with, separated by commas. */
    private static final String FEATURES = "keycloak.cluster.features";

    private static final Namespace NAMESPACE = Namespace.create(TwoNodes.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Started.class, key -> new Started(), Started.class)
                .cluster();
    }

    private static ServerOptions options() {
        String features = System.getProperty(FEATURES, "");
        ServerOptions options = ServerOptions.fromSystemProperties()
                .buildArgument(features.isBlank() ? new String[0] : new String[] {"--features=" + features})
                .argument("--cache-embedded-users-max-count=" + CACHED_USERS)
                // A node that is started while clients keep the machine busy takes its time.
                .startTimeout(Duration.ofMinutes(8));
        return KeycloakVersion.ofTheBuild().isAtLeast(HAS_SHUTDOWN_DELAY)
                ? options.argument("--shutdown-delay=2s")
                : options;
    }

    private static ClusterDatabase database() {
        return System.getProperty(DATABASE, "").equals("galera") ? GaleraCluster.start(2) : ClusterDatabase.postgres();
    }

    /** Where the nodes meet if the build has one. */
    private static @Nullable InfinispanServer infinispan() {
        return System.getProperty(InfinispanServer.CLASSPATH, "").isBlank()
                ? null
                : InfinispanServer.start(
                        Path.of(System.getProperty(ServerOptions.WORK)).resolveSibling("infinispan"));
    }

    /** The cluster, or why there is none: a start that failed once isn't tried again for each test class. */
    private static final class Started implements AutoCloseable {

        private @Nullable Cluster cluster;
        private @Nullable RuntimeException failure;

        Started() {
            try {
                cluster = Cluster.start(2, database(), TwoNodes::options, infinispan());
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        Cluster cluster() {
            if (cluster == null) {
                throw new IllegalStateException("The cluster did not start", failure);
            }
            return cluster;
        }

        @Override
        public void close() {
            if (cluster != null) {
                cluster.close();
            }
        }
    }
}
