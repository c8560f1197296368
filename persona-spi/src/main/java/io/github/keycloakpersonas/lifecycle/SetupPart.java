package io.github.keycloakpersonas.lifecycle;

import java.util.Locale;

/** The parts of the set-up of a realm. */
public enum SetupPart {
    /** The client {@code persona-api}. */
    CLIENT(true),
    /** Its roles. */
    ROLES(true),
    /** The roles that users have by default, in the realm's default roles. */
    DEFAULT_ROLES(true),
    /** The scope mapping that lets tokens of the account console contain these roles. */
    ACCOUNT_CONSOLE(true),
    /** A client scope with the mapper. */
    CLIENT_SCOPE(true),
    /** The required action that lets users choose a persona. */
    REQUIRED_ACTION(false),
    /**
     * What belongs to calendars: their roles of the client, in the realm's default roles and in the scope of the account
     * console. Only realms with calendars have this part.
     */
    CALENDAR(true),
    /** What belongs to reviews, likewise: their role. */
    REVIEWS(true),
    /** What belongs to mails about requests, likewise: the role of those who get them. */
    MAILS(true),
    /** What belongs to stewards, likewise: the role of those who manage others. */
    CIRCLES(true);

    private final boolean ofClients;

    SetupPart(boolean ofClients) {
        this.ofClients = ofClients;
    }

    /** Whether Keycloak requires the permission to manage clients, and not only the realm, to add this part. */
    public boolean isOfClients() {
        return ofClients;
    }

    /** The member of representations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
