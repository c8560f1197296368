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

    /** A realm with a thousand personas. */
    static final String THOUSAND = "thousand";

    /** A realm with a million personas. */
    static final String MILLION = "million";

    /** May view all users. */
    static final String ADMINISTRATOR = "administrator";

    /** Has as many personas as a user can have. */
    static final String HOLDER = "holder";

    /** Has none. */
    static final String OTHER = "other";

    /** Has the client scope of the personas, as every new client of a realm has. */
    static final String WITH_SCOPE = "app";

    /** The same client with that one scope removed. */
    static final String WITHOUT_SCOPE = "plain-app";

    static String numbered(String user, int thread) {
        return user + "-" + thread;
    }
}
