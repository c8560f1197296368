package io.github.keycloakpersonas.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a mail is about. A realm's schema switches each kind on. */
public enum MailKind {
    /** A persona is about to end, to its owner. */
    EXPIRY(true),
    /** Personas wait for a decision, to those who decide. */
    REQUESTS(true),
    /** A persona was approved or not, to its owner. */
    DECISIONS(false),
    /** A review was opened, is about to be due, or was closed. */
    REVIEWS(false),
    /** Somebody is invited to a persona. Such a mail also goes to an address without an account. */
    INVITATIONS(false);

    private final boolean isMutable;

    MailKind(boolean isMutable) {
        this.isMutable = isMutable;
    }

    /** Whether it only reminds, so that a user may do without it. */
    public boolean isMutable() {
        return isMutable;
    }

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name; empty for one that a later version has written. */
    public static Optional<MailKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
