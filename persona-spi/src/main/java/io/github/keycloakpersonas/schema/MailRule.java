package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.mail.MailKind;
import java.util.Arrays;
import java.util.List;

/**
 * Which mails a realm sends.
 *
 * @param expiryDays how many days before the end of a persona its owner is reminded; empty for never
 * @param requests whether those who decide hear of requests
 * @param decisions whether owners hear of decisions on their requests
 * @param reviews whether reviewers hear of reviews
 * @param invitations whether people are invited, which is done by mail alone
 */
public record MailRule(
        List<Integer> expiryDays, boolean requests, boolean decisions, boolean reviews, boolean invitations) {

    /** The realm sends no mails. */
    public static final MailRule NONE = new MailRule(List.of(), false, false, false, false);

    /** The most steps before an end. */
    public static final int MOST_STEPS = 10;

    /** The longest time before an end. */
    public static final int MOST_DAYS = 365;

    public MailRule {
        expiryDays = List.copyOf(expiryDays);
    }

    /** Whether mails of that kind are sent. */
    public boolean sends(MailKind kind) {
        return switch (kind) {
            case EXPIRY -> !expiryDays.isEmpty();
            case REQUESTS -> requests;
            case DECISIONS -> decisions;
            case REVIEWS -> reviews;
            case INVITATIONS -> invitations;
        };
    }

    /** The same, with or without invitations. */
    public MailRule inviting(boolean invites) {
        return new MailRule(expiryDays, requests, decisions, reviews, invites);
    }

    public boolean isNone() {
        return Arrays.stream(MailKind.values()).noneMatch(this::sends);
    }

    /** Whether there are mails that a user may do without. */
    public boolean hasReminders() {
        return Arrays.stream(MailKind.values()).anyMatch(kind -> kind.isMutable() && sends(kind));
    }
}
