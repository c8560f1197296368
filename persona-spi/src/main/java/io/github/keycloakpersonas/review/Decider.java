package io.github.keycloakpersonas.review;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who decides.
 *
 * @param id the id of the user
 * @param mayManage whether the decider may decide about a persona of somebody else; nobody may about own ones
 */
public record Decider(String id, Predicate<ReviewedPersona> mayManage) {

    /** Why the decider must not decide about a persona; empty if nothing is against it. */
    public Optional<String> refusal(ReviewItem item) {
        if (item.isOf(id)) {
            return Optional.of("own");
        }
        return mayManage.test(item.frozen()) ? Optional.empty() : Optional.of("not_permitted");
    }

    /** The same for a decision of a certain kind. */
    Optional<String> refusal(ReviewItem item, Verdict verdict) {
        Optional<String> general = refusal(item);
        return general.isEmpty() && !fits(item.frozen(), verdict) ? Optional.of("not_shorter") : general;
    }

    private static boolean fits(ReviewedPersona frozen, Verdict verdict) {
        Instant end = verdict.validTill();
        return end == null || (end.isAfter(frozen.validFrom()) && end.isBefore(frozen.validTill()));
    }
}
