package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.RealmStatistics.Question;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** {@code /admin/realms/{realm}/personas/stats}: statistics of the realm's personas. */
public final class StatsResource {

    private final Exchange exchange;
    private final AdminGate gate;

    StatsResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /**
     * Returns the statistics. The parameter {@code top} says how many titles and circles they name, {@code days} how many
     * days they go back and {@code ahead} how many days they look ahead, today included. With {@code fresh}, a large
     * realm is counted even if it was a moment ago.
     */
    @GET
    public Response count() {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            Question question = exchange.parameters(StatsResource::question);
            boolean fresh = exchange.parameters(parameters -> parameters.flag("fresh"));
            Instant now = gate.now();
            KeptStatistics counted = KeptStatistics.of(
                    gate.realm(), question, now, fresh, () -> gate.provider().statistics(gate.realm(), now, question));
            return Exchange.json(200, Statistics.json(counted)).build();
        });
    }

    private static Question question(Parameters parameters) {
        return new Question(
                parameters.integer("top", 10, 1, 100),
                parameters.integer("days", 30, 0, 366),
                parameters.integer("ahead", 30, 0, 366));
    }
}
