package io.github.keycloakpersonas.rest;

/**
 * How many requests a minute somebody has.
 *
 * @param policy whose requests count together
 * @param whose the id of the one
 * @param requestsPerMinute the limit, which may also be used up in one burst; at least 1
 */
public record Quota(Policy policy, String whose, int requestsPerMinute) {

    /** Whose requests count together. */
    public enum Policy {
        USER("user", ""),
        CLIENT("client", " with tokens of this client");

        private final String word;
        private final String whose;

        Policy(String word, String whose) {
            this.word = word;
            this.whose = whose;
        }

        /** Its name in headers. */
        String word() {
            return word;
        }

        /** The end of a sentence about too many requests. */
        String whose() {
            return whose;
        }
    }

    /** It in a RateLimit-Policy header. */
    String described() {
        return "\"" + policy.word() + "\";q=" + requestsPerMinute + ";w=" + RateLimit.PERIOD.toSeconds();
    }

    /** What is left of it in a RateLimit header. */
    String described(long remaining, long seconds) {
        return "\"" + policy.word() + "\";r=" + remaining + ";t=" + seconds;
    }
}
