package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailLedger;
import io.github.keycloakpersonas.mail.MailState;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /admin/realms/{realm}/personas/mails}: the mails that were ordered, without addresses and texts. */
public final class MailsResource {

    /** The subjects that are told: ids. */
    private static final List<String> SUBJECTS = List.of("persona", "review", "invitation");

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    MailsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** A page of them, the one that was ordered last first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            Query query = exchange.parameters(Query::of);
            Map<String, Long> counts = new LinkedHashMap<>();
            ledger().counts().forEach((state, count) -> counts.put(state.word(), count));
            List<MailEntry> found = ledger().page(
                            query.state(), query.page().first(), query.page().ahead());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("counts", counts);
            json.put(
                    "mails",
                    exchange.part(query.page(), found).stream()
                            .map(MailsResource::json)
                            .toList());
            return Exchange.json(200, json).build();
        });
    }

    /** Has those tried again that were not sent. */
    @POST
    @Path("retry")
    public Response retry() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUp();
            Map<String, Object> json = Map.of("retried", ledger().retry());
            events.done("mails/retry", json);
            return Exchange.json(200, json).build();
        });
    }

    private MailLedger ledger() {
        return gate.provider().mails(gate.realm()).ledger();
    }

    private record Query(Optional<MailState> state, Page page) {

        static Query of(Parameters parameters) {
            return new Query(
                    parameters.oneOf("state", List.of(MailState.values()), MailState::word), Page.of(parameters));
        }
    }

    private static Map<String, Object> json(MailEntry mail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", mail.id());
        json.put("kind", mail.kind());
        // An address has no id: its mail bears that of the invitation.
        if (!mail.userId().equals(mail.subjects().get("invitation"))) {
            json.put("user_sub", mail.userId());
        }
        SUBJECTS.stream()
                .flatMap(name -> Stream.ofNullable(mail.subjects().get(name)).map(id -> Map.entry(name, id)))
                .forEach(subject -> json.put(subject.getKey(), subject.getValue()));
        json.put("state", mail.state().word());
        String reason = mail.progress().reason();
        if (reason != null) {
            json.put("reason", reason);
        }
        json.put("tries", mail.progress().tries());
        json.put("ordered_at", mail.progress().orderedAt().toString());
        json.put("at", mail.progress().at().toString());
        return json;
    }
}
