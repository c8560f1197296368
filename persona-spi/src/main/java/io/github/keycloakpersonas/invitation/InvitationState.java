package io.github.keycloakpersonas.invitation;

import java.util.Arrays;
import java.util.Locale;

/** What has become of an invitation. */
public enum InvitationState {
    /** The link can be used. */
    SENT,
    ACCEPTED,
    DECLINED,
    /** The time has passed in which the link could be used. */
    EXPIRED,
    /** Whoever manages it has taken it back. */
    WITHDRAWN;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; expired for one that a later version has written. */
    public static InvitationState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(EXPIRED);
    }
}
