package io.github.keycloakpersonas.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.Token;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Further sessions for a request, each with a transaction of its own. They know who has sent it: Keycloak leaves that out when
 * it copies the context, and its fine-grained permissions filter nothing where they do not know who asks.
 */
public final class FurtherSessions {

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private final @Nullable Token bearer;
    private final String task;

    /**
     * @param request the session of the request, which may be closed meanwhile
     * @param task what they are for, in traces
     */
    public FurtherSessions(KeycloakSession request, String task) {
        this.factory = request.getKeycloakSessionFactory();
        this.context = request.getContext();
        this.bearer = context.getBearerToken();
        this.task = task;
    }

    /** Does some work in a session, and commits. */
    public <T> T call(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                context,
                session -> {
                    session.getContext().setBearerToken(bearer);
                    return work.apply(session);
                },
                task);
    }
}
