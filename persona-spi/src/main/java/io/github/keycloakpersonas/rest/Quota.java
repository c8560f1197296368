package io.github.keycloakpersonas.rest;

/**
 * The number of requests a minute that a user, a client or a network address may send.
 *
 * @param policy which requests count together
 * @param whose the id of the user or of the client, or the address
 * @param requestsPerMinute the limit, which may also be used up in one burst; at least 1
 */
public record Quota(Policy policy, String whose, int requestsPerMinute) {

    /** Which requests count together. */
    public enum Policy {
        USER("user", ""),
        CLIENT("client", " with tokens of this client"),
        ADDRESS("address", " from this network address"),
        PAGES("address", " from this network address"),
        REGISTRATIONS("client", " by this client");

        private final String word;
        private final String whose;

        Policy(String word, String whose) {
            this.word = word;
            this.whose = whose;
        }

        /** The name of the policy in headers. */
        String word() {
            return word;
        }

        /** The end of a sentence about too many requests. */
        String whose() {
            return whose;
        }
    }

    /** This quota as an item of the {@code RateLimit-Policy} header. */
    String described() {
        return "\"" + policy.word() + "\";q=" + requestsPerMinute + ";w=" + RateLimit.PERIOD.toSeconds();
    }

    /** What is left of this quota, as an item of the {@code RateLimit} header. */
    String described(long remaining, long seconds) {
        return "\"" + policy.word() + "\";r=" + remaining + ";t=" + seconds;
    }
}
