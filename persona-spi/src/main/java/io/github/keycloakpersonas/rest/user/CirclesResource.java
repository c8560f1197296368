package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.persona.CircleTally;
import io.github.keycloakpersonas.representation.MemberRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /v1/circles}: the circles in which the caller manages personas of others. */
public final class CirclesResource {

    private final Exchange exchange;
    private final Gate gate;

    CirclesResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** All of them, with what waits. There are no more than the caller has personas. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            Steward steward = new StewardGate(gate).require();
            List<ManagedCircle> managed = steward.manages().circles();
            Map<Circle, CircleTally> tallies = gate.provider()
                    .circles(gate.realm())
                    .tallies(
                            managed.stream().collect(Collectors.toMap(ManagedCircle::circle, ManagedCircle::titles)),
                            steward.manages().userId());
            return Exchange.json(
                            200,
                            Map.of(
                                    "circles",
                                    managed.stream()
                                            .map(each -> MemberRepresentation.of(each, tallies.get(each.circle())))
                                            .toList()))
                    .build();
        });
    }

    /** One of them. */
    @Path("{circle}")
    public CircleResource one(@PathParam("circle") String circle) {
        return new CircleResource(exchange, gate, circle);
    }
}
