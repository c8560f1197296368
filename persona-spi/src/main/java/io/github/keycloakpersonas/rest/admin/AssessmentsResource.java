package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Assessments;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.AssessmentProgress;
import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /admin/realms/{realm}/personas/{id}/assessments}: what a persona has been assessed by, without answers. */
public final class AssessmentsResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final String id;

    AssessmentsResource(Exchange exchange, AdminGate gate, AdminEvents events, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.id = id;
    }

    /** The results of each assessment. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            Persona persona = gate.viewable(id).persona();
            Assessments assessments = gate.provider().assessments(gate.realm());
            AssessmentProgress progress =
                    new AssessmentProgress(assessments.store().results(persona.id(), false), List.of(), gate.now());
            return Exchange.json(200, progress.whole(assessments.schema())).build();
        });
    }

    /** Takes a result away and gives the attempt back. */
    @DELETE
    @Path("{result}")
    public Response voided(@PathParam("result") String result) {
        return exchange.answer(() -> {
            Persona persona = gate.manageable(id).persona();
            Assessments.Taken voided = gate.provider().assessments(gate.realm()).voided(persona, result);
            events.assessmentVoided(voided.after(), voided.result());
            return Response.noContent().build();
        });
    }
}
