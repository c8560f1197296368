package io.github.keycloakpersonas.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.keycloak.models.KeycloakSession;

/**
 * Measures one call of an API: its path, its duration and its result. The tags are those of Keycloak's {@code
 * http.server.requests}.
 */
public final class ApiCall {

    private static final ConcurrentMap<Kind, Timer> TIMERS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Counter> RATE_LIMITED = new ConcurrentHashMap<>();

    /** The known methods. A client can send any text as a method, but the values of a tag must be few. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final int TOO_MANY_REQUESTS = 429;

    private final KeycloakSession session;
    private final String method;
    private final long started = System.nanoTime();
    private String uri = "UNKNOWN";
    private boolean ended;

    public ApiCall(KeycloakSession session) {
        this.session = session;
        String sent = session.getContext().getHttpRequest().getHttpMethod();
        this.method = METHODS.contains(sent) ? sent : "OTHER";
    }

    private record Kind(String uri, String method, int status) {

        Timer timer() {
            Timer.Builder timer = Timer.builder(PersonaMeters.PREFIX + "requests")
                    .description("Calls of the API of personas")
                    .tags("uri", uri, "method", method, "status", Integer.toString(status), "outcome", outcome());
            if (PersonaMeters.SETTINGS.histograms()) {
                timer.publishPercentileHistogram();
            }
            return timer.serviceLevelObjectives(PersonaMeters.SETTINGS.buckets().toArray(Duration[]::new))
                    .register(Metrics.globalRegistry);
        }

        private String outcome() {
            if (status < 400) {
                return status < 300 ? "SUCCESS" : "REDIRECTION";
            }
            return status < 500 ? "CLIENT_ERROR" : "SERVER_ERROR";
        }
    }

    /** Sets the template of the path. */
    public void isOf(String template) {
        uri = template;
    }

    /** Runs the call and measures it. */
    public <T> T answer(Supplier<T> answer, ToIntFunction<T> status) {
        T answered = Spans.around(session, "persona " + method + " " + uri, answer, status);
        ended(status.applyAsInt(answered));
        return answered;
    }

    /** Records that the call has ended with a status. A call within the call, such as that of a tool, is measured once. */
    public void ended(int status) {
        if (ended || !PersonaMeters.SETTINGS.enabled()) {
            return;
        }
        ended = true;
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        TIMERS.computeIfAbsent(new Kind(uri, method, status), Kind::timer).record(duration);
        if (status == TOO_MANY_REQUESTS) {
            RATE_LIMITED
                    .computeIfAbsent(session.getContext().getRealm().getName(), ApiCall::rateLimited)
                    .increment();
        }
    }

    private static Counter rateLimited(String realm) {
        return Counter.builder(PersonaMeters.PREFIX + "rate.limited")
                .description("Requests refused because a limit was reached")
                .tag("realm", realm)
                .register(Metrics.globalRegistry);
    }
}
