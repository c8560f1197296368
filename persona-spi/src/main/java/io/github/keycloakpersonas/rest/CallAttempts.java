package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.FurtherSessions;
import io.github.keycloakpersonas.spi.LostTransactionException;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;

/**
 * The attempts at a call that changes something. The first one has the session of the request; if it loses against another
 * transaction, or holds a connection while the client is slow, the next one has a session of its own, since a session whose
 * transaction has ended cannot be used any more.
 */
final class CallAttempts {

    /** No caller, no role, no such thing. */
    private static final Set<Integer> ABSENT = Set.of(401, 403, 404);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final KeycloakSession first;
    private KeycloakSession session;
    private boolean isDoneOnce;
    private boolean isUndone;

    /** @param first the session of the request */
    CallAttempts(KeycloakSession first) {
        this.first = first;
        this.session = first;
    }

    /** The session of the present attempt. */
    KeycloakSession session() {
        return session;
    }

    /** Says that there must be no other attempt than the present one. */
    void isDoneOnce() {
        isDoneOnce = true;
    }

    /** Has the present attempt change nothing, whatever it answers. */
    void undo() {
        isUndone = true;
        session.getTransactionManager().setRollbackOnly();
    }

    /** The present attempt is given up, to wait without it. */
    private static final class WaitingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Runnable waiting;

        WaitingException(Runnable waiting) {
            super("The call begins afresh after a wait", null, false, false);
            this.waiting = waiting;
        }
    }

    /**
     * Waits for something that takes as long as the client likes. An attempt that holds a connection to the database is given
     * up, and the next one begins when the wait is over. It must not have changed anything yet that a rollback does not undo.
     *
     * @param waiting throws nothing
     */
    void waitFor(Runnable waiting) {
        if (!isDoneOnce && session.getProvider(PersonaProvider.class).database().isConnected()) {
            throw new WaitingException(waiting);
        }
        waiting.run();
    }

    /** Runs an endpoint, again where it changes something and loses; whatever else it throws is thrown. */
    Response of(Supplier<Response> endpoint) {
        if (READING.contains(first.getContext().getHttpRequest().getHttpMethod())) {
            return committed(endpoint);
        }
        int attempt = 1;
        boolean isFirst = true;
        while (true) {
            try {
                return isFirst ? committed(endpoint) : again(endpoint);
            } catch (WaitingException e) {
                endFirst();
                e.waiting.run();
            } catch (RuntimeException e) {
                if (isDoneOnce || !Attempts.isWorthAnother(first.getKeycloakSessionFactory(), e, attempt)) {
                    throw e;
                }
                attempt++;
            }
            isFirst = false;
        }
    }

    /**
     * Runs an endpoint and commits what it has changed, while its answer can still say that this failed. Keycloak commits
     * only after the endpoint has returned, and answers 500 to everything that goes wrong then, also to those that have
     * only read, if the database is lost at that moment.
     */
    private Response committed(Supplier<Response> endpoint) {
        Response answer = attempted(endpoint);
        KeycloakTransactionManager transaction = first.getTransactionManager();
        if (transaction.isActive() && !transaction.getRollbackOnly()) {
            transaction.commit();
        }
        return answer;
    }

    /** Ends the transaction of the request, whose connection others can have then. */
    private void endFirst() {
        KeycloakTransactionManager transaction = first.getTransactionManager();
        if (transaction.isActive()) {
            transaction.rollback();
        }
    }

    private Response again(Supplier<Response> endpoint) {
        endFirst();
        return new FurtherSessions(first, "personas-again").call(own -> {
            session = own;
            try {
                return attempted(endpoint);
            } finally {
                session = first;
            }
        });
    }

    /** Runs an endpoint in the first session or in that of a further attempt. */
    private Response attempted(Supplier<Response> endpoint) {
        isUndone = false;
        Response answer = believed(endpoint);
        if (session.getTransactionManager().isActive()) {
            requireKept();
        }
        return answer;
    }

    /**
     * Runs an endpoint, or one that another one calls, but does not believe it that somebody or something is not there if
     * the database has given up the transaction. Clients would end a login for a 401, and forget what a 404 says is gone.
     */
    Response believed(Supplier<Response> endpoint) {
        try {
            return endpoint.get();
        } catch (RuntimeException e) {
            if (saysThatNothingIsThere(e)) {
                requireKept();
            }
            throw e;
        }
    }

    /** Nothing was found in a transaction that the database has given up, and nothing that was done in it is kept. */
    private void requireKept() {
        if (!isUndone) {
            LostTransactionException.check(session);
        }
    }

    private static boolean saysThatNothingIsThere(RuntimeException failure) {
        return (failure instanceof ProblemException e ? Optional.of(e.problem()) : Problem.ofRule(failure))
                .filter(problem -> ABSENT.contains(problem.status()))
                .isPresent();
    }
}
