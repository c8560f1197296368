package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.delivery.Deliveries;
import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.DeliveryKey;
import io.github.keycloakpersonas.delivery.KeptContent;
import io.github.keycloakpersonas.outbound.ReportStores;
import io.github.keycloakpersonas.report.Report;
import io.github.keycloakpersonas.report.ReportBody;
import io.github.keycloakpersonas.representation.DeliveryRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /admin/realms/{realm}/personas/reports/deliveries}: reports that are stored away. */
public final class DeliveriesResource {

    private static final int MIB = 1024 * 1024;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    DeliveriesResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** Makes a report and has it stored away. */
    @POST
    public Response order(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            DeliveryOrder order = DeliveryOrder.of(JsonBody.read(exchange, body), stores().of(gate.realm()));
            Report report = new AskedReports(gate).named(order.report(), order);
            requireRoom();
            ReportPermits.requireOne();
            Delivery delivery = queued(order, report);
            Map<String, Object> event = new LinkedHashMap<>(DeliveryRepresentation.of(delivery));
            event.putAll(report.about());
            events.done(path(delivery.id()), event);
            stores().uploadSoon();
            return Exchange.json(202, DeliveryRepresentation.of(delivery)).build();
        });
    }

    private void requireRoom() {
        if (deliveries().countOpen(gate.realm().getId()) >= Deliveries.MOST_OPEN) {
            throw conflict("There are " + Deliveries.MOST_OPEN
                    + " reports that are not stored away yet. Have the failed ones tried again, or remove them.");
        }
    }

    private Delivery queued(DeliveryOrder order, Report report) {
        String id = UUID.randomUUID().toString();
        Instant now = now();
        String realmId = gate.realm().getId();
        KeptContent content = new KeptContent(deliveries(), id, stores().mostBytes());
        write(order, report, content);
        String key = DeliveryKey.of(realmId, report.name(), order.format().word(), now, id);
        Delivery delivery = new Delivery(
                id,
                realmId,
                report.name(),
                order.target().name(),
                order.format().word(),
                content.end(key, order.format().mediaType()),
                Delivery.Progress.queued(now),
                now,
                gate.administrator().getUser().getId());
        deliveries().add(delivery);
        return delivery;
    }

    private void write(DeliveryOrder order, Report report, KeptContent content) {
        ReportBody body = new ReportAnswer(exchange, gate, order).body(report, order.format());
        try {
            ReportPermits.run(() -> body.write(content));
        } catch (KeptContent.TooLong e) {
            throw new ProblemException(Problem.badRequest(
                    "parameters",
                    "must ask for less: a report that is stored away has at most " + stores().mostBytes() / MIB
                            + " MiB"));
        } catch (IOException e) {
            throw new IllegalStateException("The report could not be written", e);
        }
    }

    /** The realm's deliveries, the latest first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            DeliveryQuery query = exchange.parameters(DeliveryQuery::of);
            List<Delivery> found = deliveries()
                    .page(gate.realm().getId(), query.state(), query.after().orElse(null), query.max() + 1);
            List<Delivery> page = found.subList(0, Math.min(found.size(), query.max()));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("deliveries", page.stream().map(DeliveryRepresentation::of).toList());
            if (found.size() > page.size()) {
                json.put("next", DeliveryQuery.cursor(page.get(page.size() - 1)));
            }
            return Exchange.json(200, json).build();
        });
    }

    /** One delivery. */
    @GET
    @Path("{delivery}")
    public Response read(@PathParam("delivery") String id) {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            return Exchange.json(200, DeliveryRepresentation.of(found(id))).build();
        });
    }

    /** Has one that was given up tried again. */
    @POST
    @Path("{delivery}/retry")
    public Response retry(@PathParam("delivery") String id) {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            Delivery delivery = found(id);
            if (!deliveries().retry(gate.realm().getId(), delivery.id(), now())) {
                throw conflict("Only a delivery that has failed can be tried again");
            }
            Map<String, Object> json = DeliveryRepresentation.of(found(id));
            events.done(path(id) + "/retry", json);
            stores().uploadSoon();
            return Exchange.json(202, json).build();
        });
    }

    /** Removes one from the list, with its content; what is stored away stays there. */
    @DELETE
    @Path("{delivery}")
    public Response delete(@PathParam("delivery") String id) {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUp();
            Delivery delivery = found(id);
            if (!deliveries().remove(gate.realm().getId(), delivery.id())) {
                throw conflict("The report is being uploaded at the moment. Try again when it is not.");
            }
            events.removed(path(id), DeliveryRepresentation.of(delivery));
            return Response.noContent().build();
        });
    }

    private Delivery found(String id) {
        Optional<Delivery> found = deliveries().find(gate.realm().getId(), id);
        return found.orElseThrow(
                () -> new ProblemException(Problem.of(404, "There is no such delivery in this realm")));
    }

    private Deliveries deliveries() {
        return gate.provider().deliveries();
    }

    private ReportStores stores() {
        return exchange.session().getProvider(ReportStores.class);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(ProblemType.STATE_CONFLICT, detail));
    }

    private static String path(String id) {
        return "reports/deliveries/" + id;
    }

    private Instant now() {
        return gate.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
