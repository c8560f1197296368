package io.github.keycloakpersonas.mail;

import java.util.Collection;

/** The mails of one realm. Every call works in the caller's transaction. */
public interface Mails {

    /**
     * Orders a mail. It is sent soon after the transaction of the caller has ended well, and never otherwise. Nothing
     * happens where the realm's schema does not send mails of that kind, or if the same mail was ordered before.
     *
     * @throws IllegalArgumentException if its subjects are too long
     */
    void add(MailOrder order);

    /** Orders several mails, as {@link #add}. */
    void addAll(Collection<MailOrder> orders);

    /** Whether a user does without reminders. */
    boolean isMuted(String userId);

    /** Sets whether a user does without reminders. */
    void mute(String userId, boolean muted);

    /** What was ordered, for those who send and for administrators. */
    MailLedger ledger();

    /** What the time brings. */
    MailRounds rounds();
}
