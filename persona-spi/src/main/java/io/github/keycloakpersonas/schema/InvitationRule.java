package io.github.keycloakpersonas.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether people are invited to personas.
 *
 * @param enabled whether they are
 * @param expireDays how many days a link can be used, unless an invitation says otherwise
 * @param requestsPerMinute how many pages of invitations one network address gets a minute on one node; 0 for no limit
 * @param organizations who can accept where circles are organizations
 */
public record InvitationRule(boolean enabled, int expireDays, int requestsPerMinute, Organizations organizations) {

    /** How many days unless the schema says otherwise. */
    public static final int USUAL_DAYS = 7;

    /** The highest number of days. */
    public static final int MOST_DAYS = 90;

    /** How many pages a minute unless the schema says otherwise. */
    public static final int USUAL_REQUESTS = 120;

    /** Nobody is invited. */
    public static final InvitationRule NONE =
            new InvitationRule(false, USUAL_DAYS, USUAL_REQUESTS, Organizations.MEMBERS);

    /** Who can accept an invitation to the circle of an organization. */
    public enum Organizations {
        /** Its members. */
        MEMBERS,
        /** Its members; and whoever has a verified address of one of its domains becomes one. */
        DOMAINS,
        /** Everybody who is invited, and becomes a member. */
        JOIN;

        /** The name in a persona schema. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name, empty if there is none. */
        public static Optional<Organizations> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }
}
