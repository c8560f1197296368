package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.State;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schedule.ScheduleText;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.cfg.Configuration;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Asks every query that depends on the time, at the borders of a persona's validity, on H2 in memory. It runs with the libraries of
 * the server and none of the test's: {@code QueriedTimesIT} sees to that.
 */
public final class QueriedTimes implements Supplier<List<String>> {

    private static final String REALM = "realm";
    private static final Instant FROM = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant TILL = FROM.plus(Duration.ofDays(1));

    /** The last and the first moment that a clock can tell on both sides of each border, finer than what rows keep. */
    private static final List<Instant> MOMENTS = List.of(
            FROM.minusMillis(1),
            FROM.minusNanos(1),
            FROM,
            FROM.plusNanos(1),
            TILL.minusMillis(1),
            TILL.minusNanos(1),
            TILL,
            TILL.plusNanos(1),
            TILL.plusMillis(1),
            Instant.parse("2026-06-15T14:00:00Z"),
            Instant.parse("2026-06-15T15:59:59.999Z"),
            Instant.parse("2026-06-15T16:00:00Z"),
            Instant.parse("2026-06-15T16:59:59.999Z"),
            Instant.parse("2026-06-15T17:00:00Z"));

    private static final Schedule AFTERNOON =
            ScheduleText.read("2026-06-01T14:00:00|2026-06-01T16:00:00|UTC|FREQ=DAILY|");
    private static final Schedule LATER = ScheduleText.read("2026-06-01T15:00:00|2026-06-01T17:00:00|UTC|FREQ=DAILY|");

    /** Without schedules, with one of its own, with one of its title, and with both. */
    private static final List<Duty> DUTIES = List.of(
            Duty.ALWAYS,
            Duty.of(AFTERNOON),
            Duty.ALWAYS.under(LATER),
            Duty.of(AFTERNOON).under(LATER));

    private static final Instant HALF_PAST_THREE = Instant.parse("2026-06-15T15:30:00Z");

    /** Without an assessment, with one that is required and not passed, passed for a while, and passed for ever, and with two. */
    private static final List<Assessed> ASSESSED = List.of(
            Assessed.NONE,
            new Assessed(Map.of(), List.of("risk")),
            new Assessed(Map.of("risk", HALF_PAST_THREE), List.of("risk")),
            new Assessed(Map.of("risk", Assessed.FOR_EVER), List.of("risk")),
            new Assessed(Map.of("risk", Assessed.FOR_EVER), List.of("risk", "law")),
            new Assessed(Map.of("risk", HALF_PAST_THREE, "law", Assessed.FOR_EVER), List.of("risk", "law")),
            new Assessed(Map.of("other", HALF_PAST_THREE), List.of()));

    private final List<String> differences = new ArrayList<>();

    /** What any query says of a persona that it does not say itself; empty if all agree. */
    @Override
    public List<String> get() {
        try (EntityManagerFactory factory = factory();
                EntityManager em = factory.createEntityManager()) {
            for (Status status : Status.values()) {
                if (!status.isDerived()) {
                    DUTIES.forEach(duty -> ASSESSED.forEach(
                            assessed -> ask(em, stored(em, status, new Validity(FROM, TILL, duty, assessed)))));
                }
            }
        }
        return differences;
    }

    private static EntityManagerFactory factory() {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:times;NON_KEYWORDS=VALUE")
                .setProperty("hibernate.hbm2ddl.auto", "create-only")
                .addAnnotatedClass(PersonaEntity.class)
                .addAnnotatedClass(PersonaResultEntity.class);
        keycloaks().forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }

    /** Keycloak's own entities, since users are asked for too. */
    private static List<Class<?>> keycloaks() {
        try (InputStream list = UserEntity.class.getResourceAsStream("/default-persistence.xml")) {
            String xml = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            Matcher names = Pattern.compile("<class>([^<]+)</class>").matcher(xml);
            List<Class<?>> classes = new ArrayList<>();
            while (names.find()) {
                classes.add(Class.forName(names.group(1).strip()));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only persona of the realm, of a user who is enabled. */
    private static Persona stored(EntityManager em, Status status, Validity validity) {
        Persona persona = new Persona(
                "id",
                new PersonaKey("user", "traveler", "corsica"),
                status,
                validity,
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
        em.getTransaction().begin();
        em.createQuery("delete from PersonaResultEntity").executeUpdate();
        em.createQuery("delete from PersonaEntity").executeUpdate();
        em.createQuery("delete from UserEntity").executeUpdate();
        em.clear();
        UserEntity user = new UserEntity();
        user.setId("user");
        user.setRealmId(REALM);
        user.setUsername("user");
        user.setEnabled(true);
        em.persist(user);
        em.persist(new PersonaEntity(
                REALM, persona, 0, new Sealing(REALM, Optional.of(new ASchema().build()), NoKeys.NONE)));
        validity.assessed()
                .passed()
                .forEach((name, until) ->
                        em.persist(new PersonaResultEntity(REALM, persona, passed(persona, name, until))));
        em.getTransaction().commit();
        return persona;
    }

    private static AssessmentResult passed(Persona persona, String assessment, Instant until) {
        return new AssessmentResult(
                assessment, persona.id(), assessment, 1, FROM, true, until, Map.of("level", "high"), Map.of());
    }

    private void ask(EntityManager em, Persona persona) {
        Schedule ofTitle = persona.validity().duty().ofTitle();
        PersonaSchema schema = new ASchema()
                .scheduledTitle(
                        "traveler",
                        ofTitle,
                        Editor.USER,
                        persona.validity().assessed().required())
                .build();
        RealmRows rows = new RealmRows(em, REALM, Optional.of(schema), () -> true, NoKeys.NONE);
        for (Persona read : rows.personas(rows.ofUser("user").getResultList())) {
            if (!read.validity().equals(persona.validity())) {
                differences.add("a row reads " + read + ", not " + persona);
            }
        }
        for (Instant now : MOMENTS) {
            KeptOut keptOut = rows.keptOut(now);
            Status reads = persona.statusAt(now);
            boolean active = persona.isActiveAt(now);
            for (Status status : Status.values()) {
                compare(
                        persona,
                        now,
                        "list of " + status,
                        reads == status,
                        listed(em, now, keptOut, List.of(status), List.of(), Optional.empty()));
            }
            for (State state : State.values()) {
                compare(
                        persona,
                        now,
                        "list of what is " + state,
                        persona.stateAt(now) == state,
                        listed(em, now, keptOut, List.of(), List.of(state), Optional.empty()));
            }
            for (boolean asked : new boolean[] {true, false}) {
                boolean found = listed(em, now, keptOut, List.of(), List.of(), Optional.of(asked));
                compare(persona, now, "list of active: " + asked, active == asked, found);
            }
            RealmStatistics statistics =
                    new StatisticsQuery(em, REALM, now, keptOut).run(new RealmStatistics.Question(1, 2, 2));
            for (Status status : Status.values()) {
                long counted = statistics.byStatus().getOrDefault(status, 0L);
                compare(persona, now, "statistics of " + status, reads == status, counted == 1);
            }
            compare(persona, now, "statistics of active ones", active, statistics.activeNow() == 1);
            compareDays(persona, now, statistics.days());
            HeldTitle held = new HeldTitle(persona.title(), Optional.of(persona.circle()), now);
            for (Optional<Predicate<String>> elsewhere :
                    List.<Optional<Predicate<String>>>of(Optional.empty(), Optional.of(id -> false))) {
                HolderQuery holders = new HolderQuery(em, REALM, elsewhere, held, keptOut);
                String query = elsewhere.isPresent() ? "holders in a realm with federations" : "holders";
                compare(persona, now, query, active, !holders.page(0, 1).isEmpty());
                compare(
                        persona,
                        now,
                        query + " after a user",
                        active,
                        !holders.after("a", 1).isEmpty());
            }
        }
    }

    private void compareDays(Persona persona, Instant now, RealmStatistics.Days days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate yesterday = today.minusDays(1);
        LocalDate end = LocalDate.ofInstant(TILL, ZoneOffset.UTC);
        boolean expired = persona.statusAt(now) == Status.EXPIRED;
        Status reads = persona.statusAt(now);
        boolean willExpire = reads == Status.ACTIVE || reads == Status.UNASSESSED;
        compare(persona, now, "created", true, days.created().equals(Map.of(end.minusDays(1), 1L)));
        compare(persona, now, "ended", expired, days.ended().equals(Map.of(end, 1L)));
        compare(persona, now, "expiring", willExpire, days.expiring().equals(Map.of(end, 1L)));
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean before = isValid(persona, midnight.minusNanos(1));
        compare(persona, now, "active yesterday", before, days.active().getOrDefault(yesterday, 0L) == 1);
        compare(
                persona,
                now,
                "active today",
                isValid(persona, now),
                days.active().getOrDefault(today, 0L) == 1);
    }

    /** Days are counted without schedules and assessments. */
    private static boolean isValid(Persona persona, Instant at) {
        Validity window = persona.validity();
        return persona.status() == Status.ACTIVE && new Validity(window.from(), window.till()).contains(at);
    }

    private static boolean listed(
            EntityManager em,
            Instant now,
            KeptOut keptOut,
            List<Status> statuses,
            List<State> states,
            Optional<Boolean> active) {
        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) em.getCriteriaBuilder();
        CriteriaQuery<String> query = builder.createQuery(String.class);
        Root<PersonaEntity> row = query.from(PersonaEntity.class);
        PersonaConditions conditions = new PersonaConditions(builder, row, query, now, keptOut);
        conditions.add(
                new PersonaFilter(
                        List.of(),
                        List.of(),
                        statuses,
                        states,
                        active,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                SearchTerms.NONE);
        conditions.apply();
        query.select(row.get("id"));
        return !em.createQuery(query).getResultList().isEmpty();
    }

    private void compare(Persona persona, Instant now, String query, boolean expected, boolean found) {
        if (expected != found) {
            differences.add(persona.status() + " at " + now + ", " + query + ": " + found);
        }
    }
}
