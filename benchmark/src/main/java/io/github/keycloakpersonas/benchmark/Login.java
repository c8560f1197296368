package io.github.keycloakpersonas.benchmark;

/**
 * A user's session with a client. Each client thread has users of its own, so that no two wait for the same session's row.
 *
 * @param realm the realm's name
 * @param user the user's name, to which the thread's number is added
 * @param client the client that the user is logged in to
 */
record Login(String realm, String user, String client) {

    /** A realm whose users have personas, most of them. */
    static final String PERSONAS = "personas";

    /** A realm that is set up but has no personas at all. */
    static final String EMPTY = "empty";

    /** A realm whose users have the same data as personas, as user attributes and as organizations. */
    static final String RIVALS = "rivals";

    /** A realm with a thousand personas. */
    static final String THOUSAND = "thousand";

    /** A realm with a million personas. */
    static final String MILLION = "million";

    /** A realm with as many personas as a run asks for. */
    static final String LARGE = "large";

    /** A realm whose personas are imported and exported. */
    static final String TRANSFERS = "transfers";

    /** A realm whose people do what they do in an hour. */
    static final String SOAK = "soak";

    /** A realm with personas that nothing is done with. */
    static final String BESIDE = "beside";

    /** A realm whose users have schedules and calendars. */
    static final String TIMES = "times";

    /** Has one persona, with a schedule. */
    static final String SCHEDULED = "scheduled";

    /** A realm with a circle of many members, and many circles of few. */
    static final String CIRCLES = "circles";

    /** Manages a circle of few members. */
    static final String STEWARD_OF_FEW = "steward-of-few";

    /** Manages a circle of many members. */
    static final String STEWARD_OF_MANY = "steward-of-many";

    /** May manage circles. */
    static final String STEWARDS = "stewards-app";

    /** Has a hundred events in the calendar. */
    static final String FEW_EVENTS = "few-events";

    /** Has as many events as fit into a calendar. */
    static final String MANY_EVENTS = "many-events";

    /** May view all users. */
    static final String ADMINISTRATOR = "administrator";

    /** Has none. */
    static final String OTHER = "other";

    /** Has one persona. */
    static final String SINGLE = "single";

    /** Has as many personas as a user can have by default. */
    static final String HOLDER = "holder";

    /** Has fifty personas. */
    static final String FIFTY = "fifty";

    /** Has five personas that change, and may manage users. */
    static final String WRITER = "writer";

    /** The same with the data in a user attribute. */
    static final String RIVAL_WRITER = "rival-writer";

    /** Stands for many users with five personas each, who are logged in in turn: more of them than Keycloak caches. */
    static final String COLD = "cold";

    /** Has the client scope of the personas, as every new client of a realm has. */
    static final String WITH_SCOPE = "app";

    /** The same client with that one scope removed. */
    static final String WITHOUT_SCOPE = "plain-app";

    /** Has that client scope and no other that matters. */
    static final String OBJECTS = "objects-app";

    /** Has no mapper at all but those of {@code basic}. */
    static final String BARE = "bare-app";

    /** Has a persona mapper of its own in place of that scope, for {@code title@circle}. */
    static final String STRINGS = "strings-app";

    /** Has Keycloak's user-attribute mapper, for strings. */
    static final String ATTRIBUTE = "attribute-app";

    /** Has Keycloak's user-attribute mapper, for JSON. */
    static final String ATTRIBUTE_OBJECTS = "attribute-objects-app";

    /** Has Keycloak's mapper of a hardcoded claim, which is the same JSON for everybody: no mapper can take less. */
    static final String HARDCODED = "hardcoded-app";

    /** Has Keycloak's client scope for organizations as it comes: their aliases. */
    static final String ORGANIZATION = "organization-app";

    /** Has another client scope with Keycloak's mapper for organizations, which adds their attributes. */
    static final String ORGANIZATION_OBJECTS = "organization-objects-app";

    /** Keycloak's name of the client scope for organizations. */
    static final String ORGANIZATION_SCOPE = "organization";

    /** Ours of the other one. */
    static final String ORGANIZATION_OBJECTS_SCOPE = "organization-objects";

    static String numbered(String user, int thread) {
        return user + "-" + thread;
    }

    /** What is asked for; organizations only come when they are. */
    String scope() {
        return switch (client) {
            case ORGANIZATION -> "openid " + ORGANIZATION_SCOPE + ":*";
            case ORGANIZATION_OBJECTS -> "openid " + ORGANIZATION_OBJECTS_SCOPE + ":*";
            case STEWARDS -> "openid persona-circles";
            default -> "openid";
        };
    }
}
