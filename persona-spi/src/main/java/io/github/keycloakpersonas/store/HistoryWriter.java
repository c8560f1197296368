package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds states to the history of one realm, in the transaction that changes the personas. The owner of each is locked. In a realm without a
 * history it does nothing.
 */
final class HistoryWriter {

    private final EntityManager em;
    private final String realmId;
    private final boolean isOn;
    private final Author author;
    private final Clock clock;

    HistoryWriter(EntityManager em, String realmId, boolean isOn, Author author, Clock clock) {
        this.em = em;
        this.realmId = realmId;
        this.isOn = isOn;
        this.author = author;
        this.clock = clock;
    }

    boolean isOn() {
        return isOn;
    }

    /** Adds a state of each of these personas. They are written by the next flush. */
    void add(Event event, Collection<RecordedState> states) {
        if (!isOn || states.isEmpty()) {
            return;
        }
        Map<String, Long> last =
                last(states.stream().map(RecordedState::personaId).collect(Collectors.toSet()));
        long now = clock.millis();
        for (RecordedState state : states) {
            // Clocks of several nodes differ a little, and a persona can change twice in a millisecond.
            Long before = last.get(state.personaId());
            long at = before == null ? now : Math.max(now, before + 1);
            em.persist(new PersonaHistoryEntity(realmId, state, event, author, at));
        }
    }

    private Map<String, Long> last(Set<String> personaIds) {
        Map<String, Long> last = new HashMap<>();
        ValueList.query(
                        em,
                        "select h.personaId, max(h.recordedAt) from PersonaHistoryEntity h where h.personaId in (:values)"
                                + " group by h.personaId",
                        Object[].class,
                        personaIds)
                .getResultList()
                .forEach(row -> last.put((String) row[0], (Long) row[1]));
        return last;
    }
}
