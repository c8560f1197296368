package io.github.keycloakpersonas.mail;

import java.util.Arrays;
import java.util.Locale;

/** What has become of a mail. */
public enum MailState {
    /** It waits to be sent, for the first time or again. */
    QUEUED,
    SENT,
    /** It was tried too long in vain; an administrator can have it tried again. */
    FAILED,
    /** There was nothing to send any more, or nobody to send it to. */
    SKIPPED;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; queued for one that a later version has written. */
    public static MailState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(QUEUED);
    }
}
