package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.persona.Persona;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one realm's personas, and with them their history. Whatever adds, changes or removes personas passes here; only when
 * users go, {@link Removal} takes all that they have.
 */
final class PersonaWriter {

    private static final String OF_OTHERS =
            " and p.userId in (:users) and (p.importId is null or p.importId <> :importId)";

    private final EntityManager em;
    private final String realmId;
    private final Sealing sealing;
    private final OwnSchedules own;
    private final HistoryWriter history;
    private final DecisionMails mails;
    private final SameMarks marks;
    private final List<RecordedState> created = new ArrayList<>();
    private final List<RecordedState> changed = new ArrayList<>();
    private boolean isChecked;

    PersonaWriter(RealmRows rows, OwnSchedules own, HistoryWriter history, DecisionMails mails, SameMarks marks) {
        this.em = rows.em();
        this.realmId = rows.realmId();
        this.sealing = rows.sealing();
        this.own = own;
        this.history = history;
        this.mails = mails;
        this.marks = marks;
    }

    /** Adds a persona; its owner is locked. */
    void insert(Persona persona, int slot, @Nullable String importId) {
        check();
        own.writing(persona);
        PersonaEntity entity = new PersonaEntity(realmId, persona, slot, sealing);
        entity.importId = importId;
        em.persist(entity);
        created.add(RecordedState.of(entity));
    }

    /** Gives a row another state; its owner is locked. */
    void update(PersonaEntity entity, Persona persona) {
        check();
        own.writing(persona);
        RecordedState after = RecordedState.of(persona);
        // What the history does not keep, such as an attribute, is no new state of it.
        if (!after.equals(RecordedState.of(entity))) {
            changed.add(after);
            mails.changing(entity, after);
        }
        entity.take(persona, sealing);
    }

    /** Once for all that is flushed together, whose owners are locked before the first of it is written. */
    private void check() {
        if (!isChecked) {
            marks.check();
            isChecked = true;
        }
    }

    /** Removes a row. */
    void delete(PersonaEntity entity) {
        history.add(Event.REMOVED, List.of(RecordedState.of(entity)));
        mails.removing(entity);
        em.remove(entity);
    }

    /** Removes what an import has not brought of some users, who are locked. Returns how many personas that were. */
    int deleteOthers(Collection<String> users, String importId) {
        Map<String, Object> parameters = Map.of("users", users, "importId", importId);
        if (history.isOn()) {
            var rows = PersonaRow.query(em, realmId, OF_OTHERS);
            parameters.forEach(rows::setParameter);
            history.add(
                    Event.REMOVED, rows.getResultStream().map(RecordedState::of).toList());
            em.flush();
        }
        var deletion = em.createQuery("delete from PersonaEntity p where p.realmId = :realmId" + OF_OTHERS)
                .setParameter("realmId", realmId);
        parameters.forEach(deletion::setParameter);
        return deletion.executeUpdate();
    }

    /** Adds the history of, and the mails about, what was inserted and updated since the call before; to be called before the flush. */
    void remember() {
        history.add(Event.CREATED, created);
        history.add(Event.CHANGED, changed);
        mails.order();
        created.clear();
        changed.clear();
        isChecked = false;
    }
}
