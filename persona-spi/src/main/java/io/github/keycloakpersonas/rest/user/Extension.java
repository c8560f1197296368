package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Stewarding;
import io.github.keycloakpersonas.rest.BodyMembers;
import io.github.keycloakpersonas.rest.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How far the end of a persona is moved: by days, or to a time.
 *
 * @param by the days; empty where there is a time
 * @param till the time; empty where there are days
 */
record Extension(Optional<Duration> by, Optional<Instant> till) {

    private static final String DAYS = "days";
    private static final String VALID_TILL = "valid_till";
    private static final int MAX_DAYS = 36_500;

    /** @throws ProblemException 400 with every fault */
    static Extension of(Map<String, @Nullable Object> sent) {
        BodyMembers members = new BodyMembers(sent, Set.of(DAYS, VALID_TILL), "an extension");
        Optional<Instant> till = members.time(VALID_TILL);
        Object days = members.value(DAYS);
        if (members.has(DAYS) == members.has(VALID_TILL)) {
            members.fault(DAYS, "or valid_till is required, one of both");
        } else if (days != null && !(days instanceof Long number && number >= 1 && number <= MAX_DAYS)) {
            members.fault(DAYS, "must be an integer between 1 and " + MAX_DAYS);
        }
        members.check();
        return new Extension(
                days instanceof Long number ? Optional.of(Duration.ofDays(number)) : Optional.empty(), till);
    }

    /** Moves the end of a persona. */
    Persona of(Persona found, Stewarding as, IntPredicate expected) {
        return by.map(days -> as.extend(found, days, expected))
                .orElseGet(() -> as.extend(found, till.orElseThrow(), expected));
    }
}
