package io.github.keycloakpersonas.invitation;

import java.util.Locale;

/** Why an invitation cannot be accepted, as the page says it. */
public enum Refusal {
    /** The link cannot be used: the invitation was answered or withdrawn, or its time has passed. */
    GONE,
    /** Another account is invited. */
    OTHER_ACCOUNT,
    /** The address of the account is the one that is invited, but it is not verified. */
    UNVERIFIED,
    /** The user has a persona of that title in that circle. */
    HELD,
    /** The user has as many personas as one user can have. */
    FULL,
    /** The circle is an organization that the user is no member of. */
    NOT_A_MEMBER,
    /** Others are at it, for too long; trying again helps. */
    BUSY,
    /** Too many calls have come from the network address. */
    TOO_MANY,
    /** A rule is in the way: whoever has invited may not do so any more, or the schema has changed. */
    IMPOSSIBLE;

    /** The end of the name of its text. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
