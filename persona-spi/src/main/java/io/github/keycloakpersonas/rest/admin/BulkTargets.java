package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.models.RealmModel;

/**
 * The personas of one bulk request: those that it names, or a page of those that its filter finds.
 *
 * @param results what is known of each before anything is done, its id among it
 * @param next where the personas of the filter go on after these
 */
record BulkTargets(List<Map<String, Object>> results, Optional<Cursor> next) {

    /** The member that every result has. */
    static final String ID = "id";

    BulkTargets {
        results = List.copyOf(results);
    }

    /** The personas of that id or {@code persona_id}. */
    static BulkTargets named(List<String> ids) {
        return new BulkTargets(ids.stream().map(BulkTargets::of).toList(), Optional.empty());
    }

    /**
     * A page of the personas that the query's filter finds, newest first. An action that takes them out of what the filter finds
     * does not disturb that order, and what is created meanwhile comes before the first one.
     *
     * @param count how many the caller expects; of a page that goes on it is not asked again
     * @throws ProblemException 403; 400 for a faulty query; 409 where there are not as many
     */
    static BulkTargets matching(Exchange exchange, AdminGate gate, long count) {
        UnaryOperator<PersonaFilter> visible = gate.requireList();
        MultivaluedMap<String, String> query =
                exchange.session().getContext().getUri().getQueryParameters();
        PersonaFilter filter = visible.apply(new PersonaQuery(query).filter(gate::user));
        Page page = Page.of(null, query.getFirst("max"));
        Optional<PersonaPosition> after = Cursor.read(query.getFirst(Cursor.PARAMETER), null)
                .map(cursor -> cursor.position(PersonaOrder.NEWEST_FIRST));
        PersonaProvider provider = gate.provider();
        RealmModel realm = gate.realm();
        if (after.isEmpty()) {
            requireCount(count, provider.count(realm, filter));
        }
        PersonaPage found = after.map(last -> provider.findAfter(realm, filter, last, page.max()))
                .orElseGet(() -> provider.find(realm, filter, PersonaOrder.NEWEST_FIRST, 0, page.max()));
        Optional<Cursor> next = found.last().map(Cursor::of);
        next.ifPresent(cursor -> exchange.goesOn(page, cursor));
        return new BulkTargets(found.personas().stream().map(BulkTargets::of).toList(), next);
    }

    private static void requireCount(long expected, long found) {
        if (expected != found) {
            throw new ProblemException(Problem.of(
                    ProblemType.STATE_CONFLICT,
                    "The filter finds " + found + " personas, not " + expected
                            + ". Look at the list again, and confirm the number that it has now."));
        }
    }

    private static Map<String, Object> of(String id) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(ID, id);
        return result;
    }

    private static Map<String, Object> of(OwnedPersona owned) {
        Map<String, Object> result = of(owned.persona().id());
        result.put("username", owned.username());
        result.put("title", owned.persona().title());
        result.put("circle", owned.persona().circle().name());
        return result;
    }
}
