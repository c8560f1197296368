package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationFailure;
import io.github.keycloakpersonas.invitation.InvitationFilter;
import io.github.keycloakpersonas.invitation.InvitationState;
import io.github.keycloakpersonas.invitation.InvitationStore;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Invitee;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

/** One realm's invitations in Keycloak's database. No row that is read stays managed. */
final class JpaInvitationStore implements InvitationStore {

    private static final String ROWS = "select i from PersonaInvitationEntity i where i.realmId = :realmId";

    private final EntityManager em;
    private final String realmId;

    JpaInvitationStore(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** The invitations of the realm of some organizations. */
    static Invitations invitations(
            EntityManager em, KeycloakOrganizations organizations, PersonaSchema schema, Clock clock) {
        JpaInvitationStore store =
                new JpaInvitationStore(em, organizations.realm().getId());
        return new Invitations(store, schema, clock, organizations::has);
    }

    @Override
    public void insert(Invitation invitation) {
        PersonaInvitationEntity row = new PersonaInvitationEntity(realmId, invitation);
        em.persist(row);
        flush();
        em.detach(row);
    }

    @Override
    public Optional<Invitation> find(String id) {
        return AttributeValues.isPlainText(id) ? first(query(" and i.id = :id", Map.of("id", id))) : Optional.empty();
    }

    @Override
    public Optional<Invitation> lock(String id) {
        return AttributeValues.isPlainText(id) ? locked(query(" and i.id = :id", Map.of("id", id))) : Optional.empty();
    }

    @Override
    public Optional<Invitation> lockOpen(String key) {
        // First without a lock: databases that lock the gap in which they find nothing would have others wait.
        Map<String, Object> byKey = Map.of("key", key);
        return first(query(" and i.openKey = :key", byKey))
                .flatMap(found -> locked(query(" and i.openKey = :key", byKey)));
    }

    @Override
    public boolean hold(String userId) {
        return UserRow.lock(em, realmId, userId);
    }

    @Override
    public void queue() {
        new SettingsTable(em).find(realmId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Invitation> locked(TypedQuery<PersonaInvitationEntity> query) {
        return SettingsTable.tried(() -> first(query.setLockMode(LockModeType.PESSIMISTIC_WRITE)));
    }

    private Optional<Invitation> first(TypedQuery<PersonaInvitationEntity> query) {
        return read(query).stream().findFirst();
    }

    private TypedQuery<PersonaInvitationEntity> query(String conditions, Map<String, ?> parameters) {
        TypedQuery<PersonaInvitationEntity> query =
                em.createQuery(ROWS + conditions, PersonaInvitationEntity.class).setParameter("realmId", realmId);
        parameters.forEach(query::setParameter);
        return query;
    }

    private List<Invitation> read(TypedQuery<PersonaInvitationEntity> query) {
        List<PersonaInvitationEntity> rows = query.getResultList();
        rows.forEach(em::detach);
        return rows.stream().map(PersonaInvitationEntity::invitation).toList();
    }

    @Override
    public void update(Invitation invitation) {
        PersonaInvitationEntity row = em.find(PersonaInvitationEntity.class, invitation.id());
        row.take(invitation);
        flush();
        em.detach(row);
    }

    /** Another one of the same at the same time breaks the unique key. */
    private void flush() {
        try {
            em.flush();
        } catch (ModelDuplicateException e) {
            throw InvitationFailure.openedMeanwhile();
        } catch (ModelException e) {
            throw OwnerLock.failure(e);
        }
    }

    @Override
    public List<Invitation> page(InvitationFilter filter, Instant now, int first, int max) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(states(filter.states(), now, parameters));
        if (!filter.titles().isEmpty()) {
            conditions.add("i.title in (:titles)");
            parameters.put("titles", filter.titles());
        }
        if (!filter.circles().isEmpty()) {
            conditions.add("i.circle in (:circles)");
            parameters.put("circles", filter.circles());
        }
        filter.address().ifPresent(address -> {
            conditions.add("i.address = :address");
            parameters.put("address", address);
        });
        filter.inviter().ifPresent(inviter -> {
            conditions.add("i.invitedBy = :inviter");
            parameters.put("inviter", inviter);
        });
        String where = conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
        return read(query(where + " order by i.createdAt desc, i.id", parameters)
                .setFirstResult(first)
                .setMaxResults(max));
    }

    /** What is stored as sent reads expired once its time has passed. */
    private static List<String> states(List<InvitationState> states, Instant now, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        List<String> stored = states.stream()
                .filter(state -> state != InvitationState.SENT)
                .map(InvitationState::word)
                .toList();
        if (!stored.isEmpty()) {
            conditions.add("i.state in (:states)");
            parameters.put("states", stored);
        }
        if (states.contains(InvitationState.SENT)) {
            conditions.add("i.state = :sent and i.expiresAt > :now");
        }
        if (states.contains(InvitationState.EXPIRED)) {
            conditions.add("i.state = :sent and i.expiresAt <= :now");
        }
        if (states.contains(InvitationState.SENT) || states.contains(InvitationState.EXPIRED)) {
            parameters.put("sent", InvitationState.SENT.word());
            parameters.put("now", now.toEpochMilli());
        }
        return conditions.isEmpty() ? List.of() : List.of("(" + String.join(" or ", conditions) + ")");
    }

    @Override
    public Map<String, Long> open(Map<String, List<String>> titles, Instant now, long most) {
        BoundedCounts counts = new BoundedCounts(em);
        Map<String, Integer> places = new LinkedHashMap<>();
        titles.forEach((circle, some) -> places.put(
                circle,
                counts.add(
                        "select i.state as c from PersonaInvitationEntity i where i.realmId = :realmId and i.circle = :circle"
                                + " and i.title in (:titles) and i.state = :sent and i.expiresAt > :now order by i.realmId",
                        Map.of(
                                "realmId",
                                realmId,
                                "circle",
                                circle,
                                "titles",
                                some,
                                "sent",
                                InvitationState.SENT.word(),
                                "now",
                                now.toEpochMilli()),
                        most)));
        List<Long> read = counts.read();
        Map<String, Long> open = new LinkedHashMap<>();
        places.forEach((circle, place) -> open.put(circle, read.get(place)));
        return open;
    }

    @Override
    public long sentBy(String userId, Instant since) {
        return sum("i.invitedBy = :who", userId, since);
    }

    @Override
    public long sentTo(Invitee invitee, Instant since) {
        String address = invitee.address();
        String userId = invitee.userId();
        return address == null
                ? sum("i.userId = :who", String.valueOf(userId), since)
                : sum("i.address = :who", address, since);
    }

    private long sum(String condition, String who, Instant since) {
        Long sum = em.createQuery(
                        "select sum(i.sendings) from PersonaInvitationEntity i where i.realmId = :realmId and "
                                + condition + " and i.sentAt >= :since",
                        Long.class)
                .setParameter("realmId", realmId)
                .setParameter("who", who)
                .setParameter("since", since.toEpochMilli())
                .getSingleResult();
        return sum == null ? 0 : sum;
    }

    @Override
    public int purge(Instant endedBefore, int max) {
        return new ManyRows(
                        em,
                        "PersonaInvitationEntity",
                        "e.realmId = :realmId and e.endsAt < :before",
                        Map.of("realmId", realmId, "before", endedBefore.toEpochMilli()))
                .delete(max);
    }
}
