package io.github.keycloakpersonas.lifecycle;

import java.util.Locale;

/** What a realm needs for personas. */
public enum SetupPart {
    /** The client {@code persona-api}. */
    CLIENT(true),
    /** Its roles. */
    ROLES(true),
    /** Those of them that users have by default, in the realm's default roles. */
    DEFAULT_ROLES(true),
    /** The scope mapping that lets tokens of the account console carry those. */
    ACCOUNT_CONSOLE(true),
    /** A client scope with the mapper. */
    CLIENT_SCOPE(true),
    /** The required action that lets users choose a persona. */
    REQUIRED_ACTION(false);

    private final boolean ofClients;

    SetupPart(boolean ofClients) {
        this.ofClients = ofClients;
    }

    /** Whether Keycloak asks for the management of clients, and not only of the realm, to add such a thing. */
    public boolean isOfClients() {
        return ofClients;
    }

    /** The member of representations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
