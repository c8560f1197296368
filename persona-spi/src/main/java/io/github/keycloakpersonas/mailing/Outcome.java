package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.mail.MailReason;
import io.github.keycloakpersonas.mail.MailState;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a try.
 *
 * @param state {@code QUEUED} if it has failed
 * @param reason null if it was sent
 */
record Outcome(MailState state, @Nullable MailReason reason) {

    static final Outcome SENT = new Outcome(MailState.SENT, null);

    static Outcome skipped(MailReason reason) {
        return new Outcome(MailState.SKIPPED, reason);
    }

    static Outcome failed(MailReason reason) {
        return new Outcome(MailState.QUEUED, reason);
    }

    /** Whether the other mails of the realm will most likely fail, too. */
    boolean stopsTheRealm() {
        return reason != null && reason.isOfServer();
    }
}
