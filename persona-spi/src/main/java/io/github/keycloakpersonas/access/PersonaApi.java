package io.github.keycloakpersonas.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.RealmModel;

/** The names by which a realm knows the persona API: its client, that client's roles, and the client scope. */
public final class PersonaApi {

    /** The client whose roles are the permissions, and the audience of tokens that carry them. */
    public static final String CLIENT_ID = "persona-api";

    /** The id of the API's provider, and the segment of its paths after the realm. */
    public static final String PATH = "persona";

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

    /** Read the own calendar. */
    public static final String VIEW_CALENDAR = "view-own-calendar";

    /** Change the own calendar and its addresses; contains {@link #VIEW_CALENDAR}. */
    public static final String MANAGE_CALENDAR = "manage-own-calendar";

    /** Decide in reviews that list the user as a reviewer, or that are for stewards if the user is one. */
    public static final String DECIDE_REVIEWS = "decide-reviews";

    /** Get mails about personas that wait for a decision. */
    public static final String RECEIVE_REQUESTS = "receive-request-mails";

    /** Manage the personas of others in the circles in which an own persona is a steward's. */
    public static final String MANAGE_CIRCLES = "manage-circles";

    /** The client scope by which applications other than the account console get {@link #MANAGE_CIRCLES}. */
    public static final String CIRCLES_SCOPE = "persona-circles";

    /** The client scope that brings personas into tokens. */
    public static final String SCOPE = "persona";

    private PersonaApi() {}

    /**
     * The path of the Admin API of a realm, as it can be pasted into a shell or a program, whatever the realm's name is.
     */
    public static String adminPath(RealmModel realm) {
        return "/admin/realms/" + encoded(realm.getName());
    }

    /** A text as a segment of a path, or as the value of a query parameter. Shells expand an asterisk. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
