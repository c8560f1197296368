package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.persona.RealmStatistics.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * The cached statistics of a large realm, with the time at which they were counted. Counting a million personas takes
 * seconds, so everybody who requests the same statistics within one minute gets the same figures. They are kept in the
 * entry of Keycloak's cached realm and are dropped with it. Each node counts by itself.
 *
 * @param question what was requested
 * @param at when it was counted
 * @param statistics the figures
 */
record KeptStatistics(Question question, Instant at, RealmStatistics statistics) {

    /** A realm with fewer personas is counted each time, because that takes no longer than other requests. */
    static final long LARGE = 100_000;

    static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private static final String KEY = KeptStatistics.class.getName();

    /**
     * The cached figures, or otherwise new ones. Only the figures of a realm's last question are kept, so that
     * different questions cannot fill the memory.
     *
     * @param fresh whether to count in any case
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

    /** Keycloak declares the map with a raw type. Every extension may use it with keys of its own. */
    @SuppressWarnings("unchecked")
    private static Map<String, KeptStatistics> beside(CachedRealmModel realm) {
        return realm.getCachedWith();
    }
}
