package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.spi.DatabaseTrouble;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.ApiCall;
import io.github.keycloakpersonas.telemetry.LogContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * One request and its answer. It holds the request id, writes JSON, and is the only place that turns failures into
 * problems.
 */
public final class Exchange {

    /** The header that names a request, in both directions. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final Logger LOGGER = Logger.getLogger(Exchange.class);
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final CallAttempts attempts;

    private final ReceivedBodies bodies = new ReceivedBodies();
    private final ProblemAnswers problems;
    private final Readers readers;
    private final UrlType door;
    private final String requestId;
    private final ApiCall call;
    private @Nullable Map<String, List<String>> arguments;
    private boolean isAnswering;

    /** An exchange of the Admin API. */
    public Exchange(KeycloakSession session) {
        this(session, Readers.ofKeycloaks(session), UrlType.ADMIN);
    }

    /** @param readers the pages that may read the answer; they are decided once the token is known */
    public Exchange(KeycloakSession session, Readers readers) {
        this(session, readers, UrlType.FRONTEND);
    }

    private Exchange(KeycloakSession session, Readers readers, UrlType door) {
        this.attempts = new CallAttempts(session);
        this.problems = new ProblemAnswers(session);
        this.door = door;
        this.readers = readers;
        this.call = new ApiCall(session);
        this.requestId = header(REQUEST_ID)
                .filter(id -> SANE_ID.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        setHeader(REQUEST_ID, requestId);
        setHeader("Cache-Control", "no-store");
    }

    /**
     * The session of the request. If the call has lost against another one and is tried again, it is another session, so
     * that nothing that belongs to a session may be kept longer than an endpoint runs.
     */
    public KeycloakSession session() {
        return attempts.session();
    }

    /** Says that the call must not be tried again, because it also does what a rollback does not undo. */
    public void isDoneOnce() {
        attempts.isDoneOnce();
    }

    /** Has the call change nothing, whatever it answers. */
    public void undo() {
        attempts.undo();
    }

    /** Has problems be pages, each made in the session that is handed on, because people read what this path answers. */
    public void isReadByPeople(BiFunction<KeycloakSession, Problem, Response> pages) {
        problems.arePages(pages);
    }

    /**
     * Commits the request's own transaction before the endpoint ends. It does so before long work, which has transactions of
     * its own; otherwise this one would stay open during that work and run into its timeout.
     */
    public void endTransaction() {
        isDoneOnce();
        session().getTransactionManager().commit();
    }

    /**
     * The bytes of a body, which are read once, however often they are asked for. No database connection waits with a slow
     * client: a call that holds one starts afresh when the body is there.
     *
     * @throws ProblemException 413 if the body is too long, 408 if it takes too long, 400 if it is incomplete
     */
    public byte[] received(@Nullable InputStream body, int maxBytes) {
        if (bodies.isFirst()) {
            attempts.waitFor(() -> bodies.receive(body, maxBytes));
        }
        return bodies.of(body, maxBytes);
    }

    /** Sets the template of the path that is called, for metrics. */
    public void isCallOf(String template) {
        call.isOf(template);
    }

    /** The value of a request header. Several values are joined to a list, as HTTP permits. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(
                session().getContext().getHttpRequest().getHttpHeaders().getHeaderString(name));
    }

    /**
     * Reads the query parameters that the endpoint has.
     *
     * @throws ProblemException 400 with every fault
     */
    public <T> T parameters(Function<Parameters, T> reading) {
        Map<String, List<String>> own = arguments;
        return Parameters.read(own == null ? session().getContext().getUri().getQueryParameters() : own, reading);
    }

    /**
     * Runs an endpoint with other query parameters than those of the address, for a caller that names them elsewhere.
     *
     * @param parameters the value of each parameter
     */
    public Response with(Map<String, String> parameters, Supplier<Response> endpoint) {
        Map<String, List<String>> own = new HashMap<>();
        parameters.forEach((name, value) -> own.put(name, List.of(value)));
        arguments = own;
        try {
            return endpoint.get();
        } finally {
            arguments = null;
        }
    }

    /** Sets a header of the answer, whether it becomes a success or a problem. */
    public void setHeader(String name, String value) {
        session().getContext().getHttpResponse().setHeader(name, value);
    }

    /**
     * The entries of a page from what was found {@linkplain Page#ahead() looking ahead}. If there are more, the answer
     * contains the address of the next page, which skips these entries.
     *
     * @param found at most one entry more than the page has
     */
    public <T> List<T> part(Page page, List<T> found) {
        if (found.size() > page.max()) {
            NextPage.skipping(page).ifPresent(this::goesOn);
        }
        return page.part(found);
    }

    /**
     * As {@link #part(Page, List)}, but the next page begins after a cursor.
     *
     * @param cursor the cursor of an entry
     */
    public <T> List<T> part(Page page, List<T> found, Function<T, Cursor> cursor) {
        List<T> part = page.part(found);
        if (found.size() > page.max()) {
            goesOn(page, cursor.apply(part.get(part.size() - 1)));
        }
        return part;
    }

    /** Adds the address of the next page, which begins after the cursor, to the answer. */
    public void goesOn(Page page, Cursor cursor) {
        goesOn(NextPage.after(cursor, page));
    }

    private void goesOn(List<String> parameters) {
        // Who names parameters elsewhere finds none in an address either.
        if (arguments == null) {
            setHeader("Link", NextPage.link(session(), door, parameters));
        }
    }

    /** An answer with a JSON body, made of plain values. */
    public static Response.ResponseBuilder json(int status, Object body) {
        return Response.status(status).entity(PlainJson.write(body)).type(MediaType.APPLICATION_JSON_TYPE);
    }

    /**
     * An answer with a JSON body and its tag; 304 without the body where {@code If-None-Match} says that the caller has it.
     * The tag is that of the content, which also changes with time, with the schema, and with the page.
     */
    public Response unlessKnown(Object body) {
        return unlessKnown(PlainJson.write(body), MediaType.APPLICATION_JSON);
    }

    /** As {@link #unlessKnown(Object)}, with a text of another kind. */
    public Response unlessKnown(String text, String mediaType) {
        String tag = EntityTag.ofContent(text);
        Response.ResponseBuilder answer =
                EntityTag.isKnown(header("If-None-Match"), tag) ? Response.notModified() : Response.ok(text, mediaType);
        return answer.header("ETag", tag).build();
    }

    /** Runs an endpoint; whatever it throws becomes a problem, and the transaction is rolled back. */
    public Response answer(Supplier<Response> endpoint) {
        return LogContext.REQUEST.of(requestId, () -> call.answer(() -> outcome(endpoint), Response::getStatus));
    }

    private Response outcome(Supplier<Response> endpoint) {
        boolean isOutermost = !isAnswering;
        isAnswering = true;
        try {
            return isOutermost ? attempts.of(endpoint) : attempts.believed(endpoint);
        } catch (RuntimeException e) {
            return response(problem(e));
        } finally {
            if (isOutermost) {
                isAnswering = false;
            }
            readers.settle();
        }
    }

    /**
     * Runs a part of an endpoint that has its own transactions and may fail without the rest. Returns the problem if it
     * fails.
     */
    public Optional<Problem> problemOf(Runnable part) {
        try {
            part.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(problem(e));
        }
    }

    private Problem problem(RuntimeException failure) {
        if (failure instanceof ProblemException e) {
            return e.problem();
        }
        Optional<Problem> rule = Problem.ofRule(failure);
        if (rule.isPresent()) {
            return rule.get();
        }
        if (failure instanceof UnreadableSchemaException || failure instanceof SealedValuesException) {
            LOGGER.errorf("Request %s failed: %s", requestId, failure.getMessage());
            return failure instanceof SealedValuesException ? Problem.KEYLESS : Problem.SCHEMA_UNREADABLE;
        }
        Optional<DatabaseTrouble> trouble =
                session().getProvider(PersonaProvider.class).database().troubleOf(failure);
        if (trouble.isPresent()) {
            // Without the message, in which some databases quote values.
            LOGGER.warnf(
                    "Request %s failed: database %s, %s",
                    requestId, trouble.get(), failure.getClass().getName());
            LOGGER.debugf(failure, "Request %s failed", requestId);
            return Problem.of(trouble.get());
        }
        LOGGER.errorf(failure, "Request %s failed", requestId);
        return Problem.of(500, "The server failed. Tell its operator the request_id.");
    }

    /**
     * An exception for a problem that is found before an endpoint is reached. JAX-RS sends the response that it
     * contains.
     */
    public WebApplicationException problem(Problem problem) {
        call.ended(problem.status());
        readers.settle();
        return new WebApplicationException(problem.detail(), response(problem));
    }

    private Response response(Problem problem) {
        // Keycloak marks the transaction for rollback only if an exception reaches its own error handler.
        undo();
        return problems.of(problem, requestId);
    }
}
