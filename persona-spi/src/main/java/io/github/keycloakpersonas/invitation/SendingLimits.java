package io.github.keycloakpersonas.invitation;

import java.time.Duration;
import java.time.Instant;

/** How many mails of invitations may be sent, so that nobody is flooded by them. */
final class SendingLimits {

    /** The most mails that a steward can send in a day. */
    static final int MOST_BY_STEWARD = 100;

    /** The most mails that an administrator can send in a day. */
    static final int MOST_BY_ADMINISTRATOR = 5000;

    /** The most mails that one person gets in a day, whoever sends them. */
    static final int MOST_TO_PERSON = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final InvitationStore store;

    SendingLimits(InvitationStore store) {
        this.store = store;
    }

    /** @throws InvitationFailure TOO_MANY if another mail to that person, or by that one, is too many */
    void requireFew(Invitee invitee, Inviter by, Instant now) {
        Instant since = now.minus(DAY);
        int most = by.isSteward() ? MOST_BY_STEWARD : MOST_BY_ADMINISTRATOR;
        if (store.sentBy(by.userId(), since) >= most) {
            throw InvitationFailure.tooMany("You can send at most " + most + " invitations a day", DAY);
        }
        if (store.sentTo(invitee, since) >= MOST_TO_PERSON) {
            throw InvitationFailure.tooMany(
                    "One person gets at most " + MOST_TO_PERSON + " invitations a day, whoever sends them", DAY);
        }
    }

    /** @throws InvitationFailure TOO_MANY if it is too soon to send an invitation again */
    void requirePause(Invitation invitation, Instant now) {
        Instant next = invitation.progress().sentAt().plus(SHORTEST_PAUSE);
        if (now.isBefore(next)) {
            throw InvitationFailure.tooMany("It was sent less than a minute ago", Duration.between(now, next));
        }
    }
}
