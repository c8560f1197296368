package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What those who manage circles read of a realm, straight from the database. */
public interface CircleDirectory {

    /** How much time before its end a persona ends soon. */
    Duration SOON = Duration.ofDays(30);

    /**
     * Counts personas in some circles, by few queries that cost the same however large the circles are.
     *
     * @param titles the titles that count in each circle
     * @param userId whose pending personas do not count, because others decide about them
     */
    Map<Circle, CircleTally> tallies(Map<Circle, List<String>> titles, String userId);

    /** First and last names of users by id, without users who have none. */
    Map<String, String> names(Collection<String> userIds);
}
