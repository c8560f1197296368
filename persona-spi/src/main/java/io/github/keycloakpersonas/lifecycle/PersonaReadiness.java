package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reports in Keycloak's {@code /health/ready} whether personas can be read. A node that is not ready gets no requests
 * any more, logins included. So there is only one reason to be not ready, that the tables cannot be read, and a single
 * failed query is not enough.
 */
@Readiness
@ApplicationScoped
public class PersonaReadiness implements HealthCheck {

    private static final Logger LOGGER = Logger.getLogger(PersonaReadiness.class);

    /**
     * The check; null until the server has started. It is static because Keycloak creates beans and providers
     * independently of each other.
     */
    private static final AtomicReference<@Nullable PatientCheck> TABLES = new AtomicReference<>();

    /** Begins to check the tables. */
    static PatientCheck begin(KeycloakSessionFactory factory) {
        PatientCheck tables = new PatientCheck(() -> canRead(factory), Clock.systemUTC());
        TABLES.set(tables);
        return tables;
    }

    @Override
    public HealthCheckResponse call() {
        PatientCheck tables = TABLES.get();
        return HealthCheckResponse.named("Personas")
                .status(tables != null && tables.isGood())
                .build();
    }

    private static boolean canRead(KeycloakSessionFactory factory) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                boolean reachable =
                        session.getProvider(PersonaProvider.class).database().isReachable();
                if (!reachable) {
                    session.getTransactionManager().setRollbackOnly();
                }
                return reachable;
            });
        } catch (RuntimeException e) {
            LOGGER.error("The tables of personas can't be read", e);
            return false;
        }
    }
}
