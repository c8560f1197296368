package io.github.keycloakpersonas.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request has left of its quotas, in the words of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param quotas all quotas that apply to the request
 * @param left the quotas that the request was counted for; the last one may have refused it
 */
public record RateUsage(List<Quota> quotas, List<Left> left) {

    /** The header that says which limits there are. */
    public static final String POLICY = "RateLimit-Policy";

    /** The header that says what is left of them. */
    public static final String STATE = "RateLimit";

    /** The header that says when to try again. */
    public static final String RETRY_AFTER = "Retry-After";

    public RateUsage {
        quotas = List.copyOf(quotas);
        left = List.copyOf(left);
    }

    /**
     * What is left of one quota.
     *
     * @param remaining how many requests
     * @param seconds until one more request is possible, rounded up
     * @param refused whether this request was refused
     */
    record Left(Quota quota, long remaining, long seconds, boolean refused) {}

    /** The headers of every answer, whatever its status; none if there is no limit. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!quotas.isEmpty()) {
            headers.put(POLICY, quotas.stream().map(Quota::described).collect(Collectors.joining(", ")));
            headers.put(
                    STATE,
                    left.stream()
                            .map(one -> one.quota().described(one.remaining(), one.seconds()))
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }

    /**
     * Refuses a request that a quota has refused.
     *
     * @throws ProblemException 429 otherwise
     */
    public void requireEnough() {
        Left refusal = refusal();
        if (refusal != null) {
            Quota quota = refusal.quota();
            throw new ProblemException(Problem.of(
                            429,
                            "More than " + quota.requestsPerMinute() + " requests a minute"
                                    + quota.policy().whose() + ". Wait as many seconds as Retry-After says.")
                    .with(RETRY_AFTER, Long.toString(refusal.seconds())));
        }
    }

    /** The seconds to wait after a request that a quota has refused; empty for one that is permitted. */
    public OptionalLong pause() {
        Left refusal = refusal();
        return refusal == null ? OptionalLong.empty() : OptionalLong.of(refusal.seconds());
    }

    private @Nullable Left refusal() {
        return left.stream().filter(Left::refused).findFirst().orElse(null);
    }
}
