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
            Map<String, Long> invited = invited(managed);
            return Exchange.json(
                            200,
                            Map.of(
                                    "circles",
                                    managed.stream()
                                            .map(each -> MemberRepresentation.of(
                                                    each,
                                                    tallies.getOrDefault(each.circle(), CircleTally.NONE),
                                                    invited.get(each.circle().name())))
                                            .toList()))
                    .build();
        });
    }

    /** How many are invited; empty where nobody can be. */
    private Map<String, Long> invited(List<ManagedCircle> managed) {
        if (!gate.provider().schema(gate.realm()).hasInvitations()) {
            return Map.of();
        }
        Map<String, List<String>> titles =
                managed.stream().collect(Collectors.toMap(each -> each.circle().name(), ManagedCircle::titles));
        return gate.provider().invitations(gate.realm()).store().open(titles, gate.now(), CircleTally.MOST + 1);
    }

    /** One of them. */
    @Path("{circle}")
    public CircleResource one(@PathParam("circle") String circle) {
        return new CircleResource(exchange, gate, circle);
    }
}
