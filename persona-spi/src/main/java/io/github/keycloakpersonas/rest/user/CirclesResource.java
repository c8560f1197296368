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
import org.jspecify.annotations.Nullable;

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
            Map<String, Map<String, Long>> invited = invited(managed);
            return Exchange.json(
                            200,
                            Map.of(
                                    "circles",
                                    managed.stream()
                                            .map(each -> shown(
                                                    each,
                                                    tallies.getOrDefault(each.circle(), CircleTally.NONE),
                                                    invited))
                                            .toList()))
                    .build();
        });
    }

    /** How many are invited; null where nobody is. */
    private @Nullable Map<String, Map<String, Long>> invited(List<ManagedCircle> managed) {
        if (!gate.provider().schema(gate.realm()).hasInvitations()) {
            return null;
        }
        List<String> circles =
                managed.stream().map(each -> each.circle().name()).toList();
        return gate.provider().invitations(gate.realm()).store().open(circles, gate.now());
    }

    private static Map<String, Object> shown(
            ManagedCircle managed, CircleTally tally, @Nullable Map<String, Map<String, Long>> invited) {
        Map<String, Object> json = MemberRepresentation.of(managed, tally);
        if (invited != null) {
            Map<String, Long> byTitle = invited.getOrDefault(managed.circle().name(), Map.of());
            json.put(
                    "invited",
                    managed.titles().stream()
                            .mapToLong(title -> byTitle.getOrDefault(title, 0L))
                            .sum());
        }
        return json;
    }

    /** One of them. */
    @Path("{circle}")
    public CircleResource one(@PathParam("circle") String circle) {
        return new CircleResource(exchange, gate, circle);
    }
}
