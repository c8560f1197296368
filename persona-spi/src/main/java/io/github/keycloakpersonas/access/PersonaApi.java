package io.github.keycloakpersonas.access;

/** The names by which a realm knows the persona API: its client, that client's roles, and the client scope. */
public final class PersonaApi {

    /** The client whose roles are the permissions, and the audience of tokens that carry them. */
    public static final String CLIENT_ID = "persona-api";

    /** Create, change and delete own personas; contains {@link #VIEW_OWN}. */
    public static final String MANAGE_OWN = "manage-own-personas";

    /** Read own personas. */
    public static final String VIEW_OWN = "view-own-personas";

    /** Ask which users hold a title. */
    public static final String DISCOVER = "discover-personas";

    /** List users with username and e-mail address. */
    public static final String VIEW_USERS = "view-users";

    /** Read any persona of the realm. */
    public static final String VIEW_ALL = "view-all-personas";

    /** The client scope that brings personas into tokens. */
    public static final String SCOPE = "persona";

    private PersonaApi() {}
}
