package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.History;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The states that personas had, the latest first. */
final class HistoryListing {

    private static final Pattern ID = Pattern.compile("[0-9A-Fa-f-]{36}");

    private final Exchange exchange;
    private final AdminGate gate;

    HistoryListing(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** @param id the id of a persona, which may be removed, or its {@code persona_id} */
    Response ofPersona(String id) {
        return exchange.answer(() -> {
            String personaId = viewable(id);
            Page page = exchange.parameters(Page::of);
            return answer(page, history -> history.ofPersona(personaId, page.first(), page.ahead()));
        });
    }

    /** The states of all personas that the user has, or had. */
    Response ofUser() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            String user = exchange.parameters(parameters -> parameters.required("user"));
            String userId = gate.viewableUser(user).getId();
            Page page = exchange.parameters(Page::of);
            return answer(page, history -> history.ofUser(userId, page.first(), page.ahead()));
        });
    }

    private Response answer(Page page, Function<History, List<HistoryEntry>> read) {
        boolean hasAny =
                !gate.provider().schema(gate.realm()).capabilities().history().isNone();
        List<HistoryEntry> found = hasAny ? read.apply(gate.provider().history(gate.realm())) : List.of();
        Map<String, Object> json = new LinkedHashMap<>(PastAnswers.of(gate).json());
        json.put(
                "history",
                exchange.part(page, found).stream().map(HistoryListing::json).toList());
        return Exchange.json(200, json).build();
    }

    private String viewable(String id) {
        try {
            return gate.viewable(id).persona().id();
        } catch (PersonaFailure e) {
            if (e.kind() != PersonaFailure.Kind.NOT_FOUND || !ID.matcher(id).matches()) {
                throw e;
            }
            HistoryEntry last = gate.provider().history(gate.realm()).ofPersona(id, 0, 1).stream()
                    .findFirst()
                    .orElseThrow(() -> e);
            if (last.isAnonymous()) {
                gate.requireViewOfAllUsers();
            } else {
                gate.viewableUser(last.userId());
            }
            return id;
        }
    }

    private static Map<String, Object> json(HistoryEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", entry.at().toString());
        json.put("event", entry.happened());
        json.put("id", entry.personaId());
        json.put("user_sub", entry.userId());
        json.put("title", entry.title());
        json.put("circle", entry.circle());
        json.put("status", entry.status());
        json.put("valid_from", entry.validFrom().toString());
        json.put("valid_till", entry.validTill().toString());
        String by = entry.author().id();
        if (by != null) {
            json.put("by", by);
        }
        json.put("door", entry.author().door().word());
        return json;
    }
}
