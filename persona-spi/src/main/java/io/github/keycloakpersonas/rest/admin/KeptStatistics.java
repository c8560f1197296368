package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.RealmStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * What was counted of a large realm, with the time: to count a million personas takes seconds, and everybody who looks at them
 * within a minute sees the same. It lies beside Keycloak's cached realm and goes with it; each node counts for itself.
 *
 * @param question what was asked
 * @param at when it was counted
 * @param statistics the answer
 */
record KeptStatistics(Question question, Instant at, RealmStatistics statistics) {

    /** A realm with fewer personas is counted each time: that takes no longer than other answers. */
    static final long LARGE = 100_000;

    static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private static final String KEY = KeptStatistics.class.getName();

    /**
     * What somebody wants counted.
     *
     * @param top how many titles and circles
     * @param days how many days back
     */
    record Question(int top, int days) {}

    /**
     * The figures that are kept, or else those that are counted now. Of a realm the last question is kept, so that no number of questions fills the memory.
     *
     * @param fresh whether they are counted in any case
     */
    static KeptStatistics of(
            RealmModel realm, Question question, Instant now, boolean fresh, Supplier<RealmStatistics> count) {
        return realm instanceof CachedRealmModel cached
                ? of(beside(cached), question, now, fresh, count)
                : new KeptStatistics(question, now, count.get());
    }

    static KeptStatistics of(
            Map<String, KeptStatistics> beside,
            Question question,
            Instant now,
            boolean fresh,
            Supplier<RealmStatistics> count) {
        KeptStatistics kept = beside.get(KEY);
        if (kept != null && !fresh && kept.answers(question, now)) {
            return kept;
        }
        KeptStatistics counted = new KeptStatistics(question, now, count.get());
        if (counted.statistics().total() >= LARGE) {
            beside.put(KEY, counted);
        } else {
            beside.remove(KEY);
        }
        return counted;
    }

    private boolean answers(Question asked, Instant now) {
        return question.equals(asked) && now.isBefore(at.plus(KEPT_FOR));
    }

    /** Keycloak declares the map raw; it is open to every extension, under keys of their own. */
    @SuppressWarnings("unchecked")
    private static Map<String, KeptStatistics> beside(CachedRealmModel realm) {
        return realm.getCachedWith();
    }
}
