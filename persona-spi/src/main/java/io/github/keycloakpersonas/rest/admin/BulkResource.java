package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.FurtherSessions;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /admin/realms/{realm}/personas/bulk}: one action for many personas, each succeeding or failing by itself. */
public final class BulkResource {

    /** Enough for a thousand {@code persona_id}s with the longest circles. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    BulkResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /**
     * Applies the action: to the personas that the body names, or to a page of those that the query's filter finds.
     * With the parameter {@code dry_run} it returns the results without changing anything.
     */
    @POST
    public Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireAdministrator();
            gate.requireSetUp();
            boolean isDry = exchange.parameters(parameters -> parameters.flag("dry_run"));
            BulkOrder order = BulkOrder.of(JsonBody.read(exchange, body, MAX_BYTES));
            Long count = order.count();
            BulkTargets targets =
                    count == null ? BulkTargets.named(order.ids()) : BulkTargets.matching(exchange, gate, count);
            List<Map<String, Object>> results = targets.results();
            // What is done to each of them is committed by itself.
            exchange.isDoneOnce();
            results.forEach(result -> act(order, result, isDry));
            long failed = results.stream()
                    .filter(result -> result.containsKey("detail"))
                    .count();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("action", order.action().word());
            json.put("dry_run", isDry);
            json.put("succeeded", results.size() - failed);
            json.put("failed", failed);
            json.put("results", results);
            targets.next().ifPresent(cursor -> json.put("cursor", cursor.text()));
            return Exchange.json(200, json).build();
        });
    }

    private void act(BulkOrder order, Map<String, Object> result, boolean isDry) {
        Optional<Problem> problem = exchange.problemOf(() -> {
            Persona found =
                    gate.manageable(String.valueOf(result.get(BulkTargets.ID))).persona();
            result.put("code", 200);
            apply(order, found, isDry).ifPresent(changed -> {
                result.put("status", changed.statusAt(gate.now()).word());
                result.put("valid_till", changed.validity().till().toString());
            });
        });
        problem.ifPresent(failure -> {
            result.put("code", failure.status());
            result.put("type", failure.type());
            result.put("detail", failure.detail());
        });
    }

    /** Applies the action in a transaction of its own, so that the failure of one item does not undo the others. */
    private Optional<Persona> apply(BulkOrder order, Persona found, boolean isDry) {
        KeycloakSession session = gate.session();
        FurtherSessions sessions = new FurtherSessions(session, "personas-bulk");
        return Attempts.of(
                session.getKeycloakSessionFactory(), () -> sessions.call(own -> apply(own, order, found, isDry)));
    }

    private Optional<Persona> apply(KeycloakSession own, BulkOrder order, Persona found, boolean isDry) {
        RealmModel realm = own.realms().getRealm(gate.realm().getId());
        PersonaProvider provider = own.getProvider(PersonaProvider.class);
        provider.changedBy(gate.author(Door.BULK));
        Personas personas = provider.personas(realm);
        Instant now = gate.now();
        Optional<Persona> changed = order.action().apply(personas, found, order);
        if (isDry) {
            own.getTransactionManager().setRollbackOnly();
        } else {
            AdminEvents ownEvents = events.in(own);
            changed.ifPresentOrElse(
                    persona -> ownEvents.written(OperationType.UPDATE, persona, personas.schema(), now),
                    () -> ownEvents.deleted(found));
        }
        return changed;
    }
}
