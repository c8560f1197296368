package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.CircleDirectory;
import io.github.keycloakpersonas.persona.CircleTally;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads circles along the index of realm, circle, status and title. */
final class JpaCircleDirectory implements CircleDirectory {

    private static final String ROWS = "select p.status as c from PersonaEntity p where p.realmId = :realmId"
            + " and p.circle = :circle and p.status in (:statuses) and p.title in (:titles)";

    private static final String UNSORTED = " order by p.realmId";

    private static final List<String> MEMBERS = Stream.of(Status.ACTIVE, Status.INACTIVE, Status.SUSPENDED)
            .map(Status::word)
            .toList();

    private final EntityManager em;
    private final String realmId;
    private final UserDirectory users;
    private final Instant now;

    JpaCircleDirectory(EntityManager em, String realmId, UserDirectory users, Instant now) {
        this.em = em;
        this.realmId = realmId;
        this.users = users;
        this.now = now;
    }

    @Override
    public Map<Circle, CircleTally> tallies(Map<Circle, List<String>> titles, String userId) {
        BoundedCounts counts = new BoundedCounts(em);
        Map<Circle, Places> places = new HashMap<>();
        titles.forEach((circle, some) -> places.put(circle, places(counts, circle, some, userId)));
        List<Long> read = counts.read();
        Map<Circle, CircleTally> tallies = new HashMap<>();
        places.forEach((circle, place) -> tallies.put(circle, place.tally(read)));
        return tallies;
    }

    /** Where the counts of a circle are; own requests are among all requests. */
    private record Places(int members, int requests, int own, int endingSoon) {

        CircleTally tally(List<Long> counts) {
            return new CircleTally(counts.get(members), counts.get(requests) - counts.get(own), counts.get(endingSoon));
        }
    }

    /** Own requests are counted by themselves, because the index of the others does not have the owner: at most one a title. */
    private Places places(BoundedCounts counts, Circle circle, List<String> titles, String userId) {
        long most = CircleTally.MOST + 1;
        Map<String, Object> pending = values(circle, titles, List.of(Status.PENDING.word()));
        Map<String, Object> own = new HashMap<>(pending);
        own.put("userId", userId);
        Map<String, Object> members = values(circle, titles, MEMBERS);
        members.put("now", now.toEpochMilli());
        Map<String, Object> ending = values(circle, titles, List.of(Status.ACTIVE.word()));
        ending.put("now", now.toEpochMilli());
        ending.put("soon", now.plus(SOON).toEpochMilli());
        String notEnded = ROWS + " and " + TimeBound.NOT_ENDED.at("now");
        return new Places(
                counts.add(notEnded + UNSORTED, members, most),
                counts.add(ROWS + UNSORTED, pending, most + titles.size()),
                counts.add(ROWS + " and p.userId = :userId" + UNSORTED, own, titles.size()),
                counts.add(notEnded + " and " + TimeBound.ENDED.at("soon") + UNSORTED, ending, most));
    }

    private Map<String, Object> values(Circle circle, List<String> titles, List<String> statuses) {
        return new HashMap<>(
                Map.of("realmId", realmId, "circle", circle.name(), "titles", titles, "statuses", statuses));
    }

    @Override
    public Map<String, String> names(Collection<String> userIds) {
        return users.fullNames(userIds);
    }
}
