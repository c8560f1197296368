package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.MailRounds;
import io.github.keycloakpersonas.mail.Reminding;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for personas of one realm that end soon or wait for a decision. */
final class JpaMailRounds implements MailRounds {

    /** A persona that was made after its end had come that close is not reminded of: its owner has just seen the end. */
    private static final String ENDING =
            "select p.id, p.userId, p.validTill from PersonaEntity p where p.realmId = :realmId and p.status = :active"
                    + " and p.validTill > :after and p.validTill <= :until and p.createdAt < p.validTill - :step";

    private static final String WAITING =
            "select p.title, p.circle, count(p) from PersonaEntity p where p.realmId = :realmId and p.status = :pending";

    private static final String BY_NUMBER = " group by p.title, p.circle order by count(p) desc, p.title, p.circle";

    /** Rows that an earlier version has written do not say since when they wait. */
    private static final String NEW =
            " and coalesce(p.requestedAt, p.updatedAt) > :from and coalesce(p.requestedAt, p.updatedAt) <= :to";

    /** The most titles and circles of which a digest tells stewards. */
    private static final int MOST_NEW = 10_000;

    private final EntityManager em;
    private final String realmId;
    private final MailOrders orders;
    private final MailMarks marks;

    JpaMailRounds(EntityManager em, String realmId, MailOrders orders) {
        this.em = em;
        this.realmId = realmId;
        this.orders = orders;
        this.marks = new MailMarks(em, realmId);
    }

    @Override
    public Optional<Reminding> begin(Instant now) {
        Instant to = now.minus(LAG);
        return marks.find()
                .filter(found -> orders.takes(MailKind.EXPIRY))
                .map(found -> time(found.remindedAt()))
                .filter(from -> from.isEmpty() || from.get().isBefore(to))
                .flatMap(from -> Reminding.of(from.orElse(null), to, orders.expiryDays()));
    }

    private static Optional<Instant> time(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Reminding> remind(Reminding round, int max) {
        List<Object[]> ending = ending(round, max);
        orders.add(ending.stream().map(row -> order(row, round.days())).toList());
        if (ending.size() == max) {
            Object[] last = ending.get(max - 1);
            return Optional.of(
                    round.after(new Reminding.Position(Instant.ofEpochMilli((Long) last[2]), (String) last[0])));
        }
        Optional<Reminding> next = round.nextStep();
        if (next.isEmpty()) {
            marks.reminded(round.to().toEpochMilli());
        }
        return next;
    }

    private List<Object[]> ending(Reminding round, int max) {
        Reminding.Position after = round.after();
        String further = after == null ? "" : " and p.validTill >= :till and (p.validTill > :till or p.id > :id)";
        TypedQuery<Object[]> query = em.createQuery(ENDING + further + " order by p.validTill, p.id", Object[].class)
                .setParameter("realmId", realmId)
                .setParameter("active", Status.ACTIVE.word())
                .setParameter("after", round.endsAfter().toEpochMilli())
                .setParameter("until", round.endsUntil().toEpochMilli())
                .setParameter("step", round.step().toMillis())
                .setMaxResults(max);
        if (after != null) {
            query.setParameter("till", after.till().toEpochMilli()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    private static MailOrder order(Object[] row, int days) {
        String till = String.valueOf(row[2]);
        return new MailOrder(
                MailKind.EXPIRY,
                row[0] + ":" + till + ":" + days,
                (String) row[1],
                Map.of("persona", (String) row[0], "till", till));
    }

    @Override
    public List<Waiting> digest(Instant now) {
        Optional<MailMarks.Marks> found = marks.find().filter(any -> orders.takes(MailKind.REQUESTS));
        if (found.isEmpty()) {
            return List.of();
        }
        Long last = found.get().digestAt();
        boolean isTooSoon = last != null
                && now.isBefore(Instant.ofEpochMilli(last).plus(LAG).plus(DIGESTS));
        long to = now.minus(LAG).toEpochMilli();
        List<Waiting> fresh = isTooSoon ? List.of() : fresh(last == null ? 0 : last, to);
        return !fresh.isEmpty() && marks.digested(last, to) ? fresh : List.of();
    }

    private List<Waiting> fresh(long from, long to) {
        return waiting(em.createQuery(WAITING + NEW + BY_NUMBER, Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(MOST_NEW));
    }

    @Override
    public List<Waiting> waiting(int max) {
        return waiting(em.createQuery(WAITING + BY_NUMBER, Object[].class).setMaxResults(max));
    }

    @Override
    public List<Waiting> waiting(String withoutUser, Collection<String> circles) {
        String others = " and p.circle in (:values) and p.userId <> :user";
        return waiting(ValueList.query(em, WAITING + others + BY_NUMBER, Object[].class, circles)
                .setParameter("user", withoutUser));
    }

    private List<Waiting> waiting(TypedQuery<Object[]> query) {
        return query.setParameter("realmId", realmId)
                .setParameter("pending", Status.PENDING.word())
                .getResultStream()
                .map(row -> new Waiting((String) row[0], (String) row[1], (Long) row[2]))
                .toList();
    }

    @Override
    public void end() {
        boolean isEmpty = em.createQuery(
                        "select m.id from PersonaMailEntity m where m.realmId = :realmId", String.class)
                .setParameter("realmId", realmId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (isEmpty) {
            marks.end();
        }
    }
}
