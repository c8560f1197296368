package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.schema.HistoryRule;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Removes, or anonymises, the states of personas whose users or realms go. */
final class HistoryRemoval {

    private static final String USER = "userId";
    private static final String AUTHOR = "authorId";

    private final EntityManager em;
    private final Clock clock;

    HistoryRemoval(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * Users go, whose personas are still there.
     *
     * @param rule what the realm's schema says
     * @param door why they go
     */
    void ofUsers(String realmId, List<String> users, HistoryRule rule, Door door) {
        if (rule.isNone() || users.isEmpty()) {
            return;
        }
        for (String user : users) {
            if (rule.anonymises()) {
                anonymise(realmId, user, rule, door);
            } else {
                ofRealm(em, realmId).with(USER, user).delete();
                ofRealm(em, realmId).with(AUTHOR, user).set(AUTHOR, null);
            }
        }
    }

    private void anonymise(String realmId, String user, HistoryRule rule, Door door) {
        new HistoryWriter(em, realmId, rule.enabled(), new Author(null, door), clock)
                .add(
                        Event.REMOVED,
                        PersonaRow.queryOfUser(em, realmId, user)
                                .getResultStream()
                                .map(RecordedState::of)
                                .toList());
        em.flush();
        // One name for all states of the user, so that it is still seen what one person held.
        String nobody = HistoryEntry.ANONYMOUS + UUID.randomUUID();
        ofRealm(em, realmId).with(USER, user).set(USER, nobody);
        ofRealm(em, realmId).with(AUTHOR, user).set(AUTHOR, nobody);
    }

    /** The states of a realm. */
    static ManyRows ofRealm(EntityManager em, String realmId) {
        return ManyRows.ofRealm(em, "PersonaHistoryEntity", realmId);
    }

    /** Removes the states of realms that do not exist any more, before their settings are removed. */
    static void ofGoneRealms(EntityManager em) {
        GoneRealms.with(em, "historyAt").forEach(realmId -> ofRealm(em, realmId).delete());
    }
}
