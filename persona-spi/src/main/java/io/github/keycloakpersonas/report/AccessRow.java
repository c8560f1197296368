package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.Held;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A persona that somebody holds, in the report of access: its values in the order of {@link #COLUMNS}.
 *
 * @param cells the values; empty for the username of somebody who was removed
 */
record AccessRow(List<String> cells) {

    /** The names of the columns in a CSV file, and of the members in NDJSON. */
    static final List<String> COLUMNS =
            List.of("username", "user_sub", "title", "circle", "status", "valid_from", "valid_till", "id");

    AccessRow {
        cells = List.copyOf(cells);
    }

    /** A persona as it is at an instant. */
    static AccessRow of(OwnedPersona owned, Instant now) {
        Persona persona = owned.persona();
        return new AccessRow(List.of(
                owned.username(),
                persona.userId(),
                persona.title(),
                persona.circle().name(),
                persona.statusAt(now).word(),
                persona.validity().from().toString(),
                persona.validity().till().toString(),
                persona.id()));
    }

    /** A persona as it was at an instant. */
    static AccessRow of(Held held, Instant at) {
        HistoryEntry state = held.state();
        boolean isExpired = state.status().equals(Status.ACTIVE.word()) && !at.isBefore(state.validTill());
        String username = held.username();
        return new AccessRow(List.of(
                username == null ? "" : username,
                state.userId(),
                state.title(),
                state.circle(),
                isExpired ? Status.EXPIRED.word() : state.status(),
                state.validFrom().toString(),
                state.validTill().toString(),
                state.personaId()));
    }

    /** The values by their names. */
    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                members.put(COLUMNS.get(i), cells.get(i));
            }
        }
        return members;
    }
}
