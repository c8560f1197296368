package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.AssessmentTally;
import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /admin/realms/{realm}/personas/assessments}: how assessments come out, without naming anybody. */
public final class AssessmentFiguresResource {

    private final Exchange exchange;
    private final AdminGate gate;

    AssessmentFiguresResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** The figures by assessment and version. */
    @GET
    @Path("statistics")
    public Response statistics() {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            Instant now = gate.now();
            List<AssessmentTally> tallies =
                    gate.provider().assessments(gate.realm()).store().tallies(now);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("counted_at", now.truncatedTo(ChronoUnit.MILLIS).toString());
            json.put("assessments", AssessmentFigures.json(tallies));
            return Exchange.json(200, json).build();
        });
    }
}
