package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.SearchText;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.representation.MemberRepresentation;
import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.StewardsSee;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A circle's personas of the titles that a steward manages there. */
final class CircleList {

    private final Exchange exchange;
    private final Gate gate;

    CircleList(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** @param statuses those that count; all where there are none */
    private record Query(
            List<Status> statuses, List<String> titles, Optional<String> search, Page page, Optional<Cursor> after) {

        static Query of(Parameters parameters) {
            Parameters sent = parameters.ofFilters();
            return new Query(
                    sent.anyOf("status", List.of(Status.values()), Status::word),
                    sent.shortTexts("title", UnaryOperator.identity()),
                    sent.shortText("search").map(String::strip).filter(text -> !text.isEmpty()),
                    Page.of(parameters),
                    Cursor.of(parameters));
        }
    }

    Response page(String circle) {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            ManagedCircle managed = stewards.readable(steward, new Circle(circle));
            Query query = exchange.parameters(Query::of);
            PersonaSchema schema = gate.provider().schema(gate.realm());
            StewardsSee seen = schema.circles().stewardsSee();
            PersonaPage found = find(query, filter(query, managed, seen));
            found.last().map(Cursor::of).ifPresent(cursor -> exchange.goesOn(query.page(), cursor));
            ReadAudit audit = new ReadAudit(gate, exchange.session(), steward.caller());
            found.personas().forEach(owned -> audit.given(owned.persona()));
            return Exchange.json(200, Map.of("personas", json(found.personas(), schema, steward)))
                    .build();
        });
    }

    private PersonaPage find(Query query, PersonaFilter filter) {
        PersonaOrder order = PersonaOrder.NEWEST_FIRST;
        Page page = query.page();
        return query.after()
                .map(cursor -> gate.provider().findAfter(gate.realm(), filter, cursor.position(order), page.max()))
                .orElseGet(() -> gate.provider().find(gate.realm(), filter, order, page.first(), page.max()));
    }

    private static PersonaFilter filter(Query query, ManagedCircle managed, StewardsSee seen) {
        List<String> titles = query.titles().isEmpty()
                ? managed.titles()
                : managed.titles().stream().filter(query.titles()::contains).toList();
        PersonaFilter filter = new PersonaFilter(
                titles,
                List.of(managed.circle()),
                query.statuses(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                query.search().map(text -> new SearchText(text, false, searched(seen))),
                false);
        // No title in a filter means every title.
        return titles.isEmpty() ? filter.none() : filter;
    }

    private static SearchText.About searched(StewardsSee seen) {
        return switch (seen) {
            case USERNAME -> SearchText.About.USERNAME;
            case NAME -> SearchText.About.NAME;
            case NONE -> SearchText.About.NOTHING;
        };
    }

    private List<Map<String, Object>> json(List<OwnedPersona> page, PersonaSchema schema, Steward steward) {
        StewardsSee seen = schema.circles().stewardsSee();
        Map<String, String> names = seen == StewardsSee.NAME
                ? gate.provider()
                        .circles(gate.realm())
                        .names(page.stream()
                                .map(owned -> owned.persona().userId())
                                .distinct()
                                .toList())
                : Map.of();
        Instant now = gate.now();
        return page.stream()
                .map(owned -> {
                    Persona persona = owned.persona();
                    String name = seen == StewardsSee.NAME ? names.get(persona.userId()) : owned.username();
                    boolean own = persona.userId().equals(steward.manages().userId());
                    return MemberRepresentation.of(persona, schema, name, own, now);
                })
                .toList();
    }
}
