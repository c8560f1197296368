package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.Held;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.List;

/**
 * A persona that somebody holds, as a row: its values in the order of {@link #COLUMNS}.
 */
final class AccessRow {

    /** The names of the columns in a CSV file, and of the members in NDJSON. */
    static final List<String> COLUMNS =
            List.of("username", "user_sub", "title", "circle", "status", "valid_from", "valid_till", "id");

    private AccessRow() {}

    /** A persona as it is at an instant. */
    static List<String> of(OwnedPersona owned, Instant now) {
        Persona persona = owned.persona();
        return List.of(
                owned.username(),
                persona.userId(),
                persona.title(),
                persona.circle().name(),
                persona.statusAt(now).word(),
                persona.validity().from().toString(),
                persona.validity().till().toString(),
                persona.id());
    }

    /** A persona as it was at an instant; no username where its owner was removed. */
    static List<String> of(Held held, Instant at) {
        HistoryEntry state = held.state();
        boolean isExpired = state.status().equals(Status.ACTIVE.word()) && !at.isBefore(state.validTill());
        String username = held.username();
        return List.of(
                username == null ? "" : username,
                state.userId(),
                state.title(),
                state.circle(),
                isExpired ? Status.EXPIRED.word() : state.status(),
                state.validFrom().toString(),
                state.validTill().toString(),
                state.personaId());
    }
}
