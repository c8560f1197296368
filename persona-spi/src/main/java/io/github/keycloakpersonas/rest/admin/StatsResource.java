package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Flag;
import io.github.keycloakpersonas.rest.IntegerParameter;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/realms/{realm}/personas/stats}: statistics of the realm's personas. */
public final class StatsResource {

    private static final IntegerParameter TOP = new IntegerParameter("top", 10, 1, 100);
    private static final IntegerParameter DAYS = new IntegerParameter("days", 30, 0, 366);

    private final Exchange exchange;
    private final AdminGate gate;

    StatsResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /**
     * Returns the statistics.
     *
     * @param top the number of titles and of circles; 10 if null, 1 to 100
     * @param days the number of days back, including today; 30 if null, 0 to 366
     * @param fresh whether to count a large realm again even if cached figures exist
     */
    @GET
    public Response count(
            @QueryParam("top") @Nullable String top,
            @QueryParam("days") @Nullable String days,
            @QueryParam("fresh") @Nullable String fresh) {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            List<Violation> faults = new ArrayList<>();
            KeptStatistics.Question question =
                    new KeptStatistics.Question(TOP.read(top, faults), DAYS.read(days, faults));
            if (!faults.isEmpty()) {
                throw new ProblemException(Problem.badRequest(faults));
            }
            Instant now = gate.now();
            KeptStatistics counted = KeptStatistics.of(
                    gate.realm(),
                    question,
                    now,
                    Flag.of("fresh", fresh),
                    () -> gate.provider().statistics(gate.realm(), now, question.top(), question.days()));
            return Exchange.json(200, Statistics.json(counted)).build();
        });
    }
}
