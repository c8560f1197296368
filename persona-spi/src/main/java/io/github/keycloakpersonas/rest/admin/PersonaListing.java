package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.models.RealmModel;

/** The realm's personas, as far as the administrator may see them. */
final class PersonaListing {

    private static final int MOST_COUNTED = 10_000;

    private final Exchange exchange;
    private final AdminGate gate;

    PersonaListing(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    Response page() {
        return exchange.answer(() -> {
            UnaryOperator<PersonaFilter> visible = gate.requireList();
            Query query = exchange.parameters(this::query);
            PersonaFilter filter = visible.apply(query.filter());
            PersonaOrder order = query.order();
            Page page = query.page();
            Optional<PersonaPosition> position = query.after().map(cursor -> cursor.position(order));
            RealmModel realm = gate.realm();
            PersonaSchema schema = gate.provider().schema(realm);
            Instant now = gate.now();
            PersonaPage found = position.map(last -> gate.provider().findAfter(realm, filter, last, page.max()))
                    .orElseGet(() -> gate.provider().find(realm, filter, order, page.first(), page.max()));
            found.last().map(Cursor::of).ifPresent(cursor -> exchange.goesOn(page, cursor));
            List<Map<String, Object>> personas = found.personas().stream()
                    .map(owned -> PersonaRepresentation.of(owned, schema, now))
                    .toList();
            return Exchange.json(200, answer(filter, "personas", personas)).build();
        });
    }

    Response count() {
        return exchange.answer(() -> {
            UnaryOperator<PersonaFilter> visible = gate.requireList();
            Count asked = exchange.parameters(parameters -> new Count(
                    ListParameters.filter(parameters, gate), parameters.integer("at_most", 0, 1, MOST_COUNTED)));
            PersonaFilter filter = visible.apply(asked.filter());
            int most = asked.most();
            long count = most == 0
                    ? gate.provider().count(gate.realm(), filter)
                    : gate.provider().count(gate.realm(), filter, most + 1);
            Map<String, Object> json = answer(filter, "count", most == 0 ? count : Math.min(count, most));
            if (most > 0) {
                json.put("more", count > most);
            }
            return Exchange.json(200, json).build();
        });
    }

    /** @param most how far to count; 0 for all */
    private record Count(PersonaFilter filter, int most) {}

    /** The answer. For a search, it says whether an index was used or all personas were read. */
    private static Map<String, Object> answer(PersonaFilter filter, String member, Object value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(member, value);
        filter.search().ifPresent(search -> json.put("search", search.atStart() ? "index" : "scan"));
        return json;
    }

    /**
     * What is asked for.
     *
     * @param filter which personas
     * @param order how they are sorted
     * @param page which part of the list
     * @param after where the list goes on
     */
    private record Query(PersonaFilter filter, PersonaOrder order, Page page, Optional<Cursor> after) {}

    private Query query(Parameters parameters) {
        return new Query(
                ListParameters.filter(parameters, gate),
                ListParameters.order(parameters),
                Page.of(parameters),
                Cursor.of(parameters));
    }
}
