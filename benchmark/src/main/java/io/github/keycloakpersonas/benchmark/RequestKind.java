package io.github.keycloakpersonas.benchmark;

/** What the requests of a load are, with the status of the answer that each of them wants. */
enum RequestKind {
    REFRESH("tokens by a refresh token", 200),
    LOGIN("login with a password", 200),
    LOGOUT("logout", 204),
    USERINFO("userinfo", 200),
    PERSONAS("`GET /v1/personas` (five)", 200),
    SELECT("selection of a persona", 200),
    CHANGE("change of a persona", 200),
    CREATE("new persona", 201),
    REQUEST("new persona that needs approval", 201),
    APPROVE("approval by a steward", 200),
    DELETE("deletion of a persona", 204),
    STEWARD("steward's circles, and pages of one", 200),
    ADMINISTRATOR("administrators' pages and counts", 200);

    private final String title;
    private final int status;

    RequestKind(String title, int status) {
        this.title = title;
        this.status = status;
    }

    String title() {
        return title;
    }

    int status() {
        return status;
    }
}
