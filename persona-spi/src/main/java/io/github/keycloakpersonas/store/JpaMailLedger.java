package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailLedger;
import io.github.keycloakpersonas.mail.MailReason;
import io.github.keycloakpersonas.mail.MailState;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger of one realm's mails in Keycloak's database. */
final class JpaMailLedger implements MailLedger {

    /** The most mails that are told as one. */
    private static final int MOST_TOGETHER = 50;

    private static final String CLAIM = "update PersonaMailEntity m set m.dueAt = :until, m.tries = m.tries + 1"
            + " where m.id = :id and m.state = :queued and m.dueAt = :seen";

    private final EntityManager em;
    private final String realmId;
    private final MailOrders orders;
    private final Clock clock;

    JpaMailLedger(EntityManager em, String realmId, MailOrders orders, Clock clock) {
        this.orders = orders;
        this.em = em;
        this.realmId = realmId;
        this.clock = clock;
    }

    @Override
    public List<String> due(int max) {
        return em.createQuery(
                        "select m.id from PersonaMailEntity m where m.realmId = :realmId and m.state = :queued"
                                + " and m.dueAt <= :now order by m.dueAt",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("queued", MailState.QUEUED.word())
                .setParameter("now", clock.millis())
                .setMaxResults(max)
                .getResultList();
    }

    @Override
    public List<MailEntry> claim(String id, Duration lease) {
        MailRows rows = new MailRows(em, realmId);
        long now = clock.millis();
        Optional<PersonaMailEntity> wanted = rows.queued(id, now);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<MailEntry> claimed = new ArrayList<>();
        for (PersonaMailEntity row : together(rows, wanted.get(), now)) {
            boolean isOurs = claim(row, now + lease.toMillis());
            if (isOurs) {
                claimed.add(MailRows.entry(row, row.tries + 1));
            } else if (claimed.isEmpty()) {
                // Whoever has the first one takes all of them.
                return List.of();
            }
        }
        return claimed;
    }

    /** The mails that are told together, in an order that is the same for everybody. */
    private static List<PersonaMailEntity> together(MailRows rows, PersonaMailEntity wanted, long now) {
        return wanted.kind.equals(MailKind.EXPIRY.word())
                ? rows.queuedAlike(wanted, now, MOST_TOGETHER)
                : List.of(wanted);
    }

    private boolean claim(PersonaMailEntity row, long until) {
        return em.createQuery(CLAIM)
                        .setParameter("until", until)
                        .setParameter("id", row.id)
                        .setParameter("queued", MailState.QUEUED.word())
                        .setParameter("seen", row.dueAt)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void settle(List<MailEntry> claimed, MailState state, @Nullable MailReason reason, Instant at) {
        em.createQuery("update PersonaMailEntity m set m.state = :state, m.reason = :reason, m.dueAt = :at"
                        + " where m.realmId = :realmId and m.id in (:ids) and m.state = :queued")
                .setParameter("state", state.word())
                .setParameter("reason", reason == null ? null : reason.word())
                .setParameter("at", at.toEpochMilli())
                .setParameter("realmId", realmId)
                .setParameter("ids", claimed.stream().map(MailEntry::id).toList())
                .setParameter("queued", MailState.QUEUED.word())
                .executeUpdate();
    }

    @Override
    public Map<MailState, Long> counts() {
        Map<MailState, Long> counts = new EnumMap<>(MailState.class);
        for (Object[] row : em.createQuery(
                        "select m.state, count(m) from PersonaMailEntity m where m.realmId = :realmId group by m.state",
                        Object[].class)
                .setParameter("realmId", realmId)
                .getResultList()) {
            counts.merge(MailState.of((String) row[0]), (Long) row[1], Long::sum);
        }
        return counts;
    }

    @Override
    public long unsent() {
        return em.createQuery(
                        "select count(m) from PersonaMailEntity m where m.realmId = :realmId"
                                + " and (m.state = :failed or m.state = :queued and m.reason is not null)",
                        Long.class)
                .setParameter("realmId", realmId)
                .setParameter("queued", MailState.QUEUED.word())
                .setParameter("failed", MailState.FAILED.word())
                .getSingleResult();
    }

    @Override
    public Optional<Instant> waitingSince() {
        return em
                .createQuery(
                        "select min(m.createdAt) from PersonaMailEntity m where m.realmId = :realmId and m.state = :queued",
                        Long.class)
                .setParameter("realmId", realmId)
                .setParameter("queued", MailState.QUEUED.word())
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    @Override
    public List<MailEntry> page(Optional<MailState> state, int first, int max) {
        return new MailRows(em, realmId).page(state, first, max);
    }

    @Override
    public int retry() {
        orders.tellAfterCommit();
        return em.createQuery("update PersonaMailEntity m set m.state = :queued, m.tries = 0, m.dueAt = :now"
                        + " where m.realmId = :realmId and (m.state = :failed"
                        + " or (m.state = :queued and m.reason is not null and m.dueAt > :now))")
                .setParameter("queued", MailState.QUEUED.word())
                .setParameter("failed", MailState.FAILED.word())
                .setParameter("now", clock.millis())
                .setParameter("realmId", realmId)
                .executeUpdate();
    }

    @Override
    public int purge(Instant before, int max) {
        Set<String> settled = Set.of(MailState.SENT.word(), MailState.SKIPPED.word(), MailState.FAILED.word());
        return new ManyRows(
                        em,
                        "PersonaMailEntity",
                        "e.realmId = :realmId and e.state in (:settled) and e.dueAt < :before",
                        Map.of("realmId", realmId, "settled", settled, "before", before.toEpochMilli()))
                .delete(max);
    }
}
