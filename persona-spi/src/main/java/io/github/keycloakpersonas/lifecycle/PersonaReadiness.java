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
 * Whether personas can be read, in Keycloak's {@code /health/ready}. A node that says no gets no requests any more, logins included:
 * so it says so for one reason only, that the tables can't be read, and not for a single question that had no answer.
 */
@Readiness
@ApplicationScoped
public class PersonaReadiness implements HealthCheck {

    private static final Logger LOGGER = Logger.getLogger(PersonaReadiness.class);

    /** Null until the server has started. Keycloak makes beans and providers apart from each other, so this is where they meet. */
    private static final AtomicReference<@Nullable PatientCheck> TABLES = new AtomicReference<>();

    /** From now on the tables can be looked for. */
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
                boolean reachable = session.getProvider(PersonaProvider.class).isDatabaseReachable();
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
