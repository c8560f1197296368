package io.github.keycloakpersonas.schema;

/**
 * Whether people are invited to personas.
 *
 * @param enabled whether they are
 * @param expireDays how many days a link can be used, unless an invitation says otherwise
 */
public record InvitationRule(boolean enabled, int expireDays) {

    /** How many days unless the schema says otherwise. */
    public static final int USUAL_DAYS = 7;

    /** The highest number of days. */
    public static final int MOST_DAYS = 90;

    /** Nobody is invited. */
    public static final InvitationRule NONE = new InvitationRule(false, USUAL_DAYS);
}
