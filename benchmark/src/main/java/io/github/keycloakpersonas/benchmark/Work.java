package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.Map;

/** One operation; those that read. */
@FunctionalInterface
interface Work {

    /** The cheapest grant that makes tokens of a user: no password is hashed, no page is shown. */
    Work REFRESH = session -> session.token(Map.of(
            "grant_type", "refresh_token", "refresh_token", session.tokens().refresh()));

    /** It begins a session, which a login in the browser does too. */
    Work PASSWORD_GRANT = Session::logIn;

    /** The same of a user whom Keycloak has not cached. */
    Work COLD_LOGIN = Session::logInNext;

    Work USERINFO = get("/realms/{realm}/protocol/openid-connect/userinfo");

    /** Keycloak answers with a page unless JSON is asked for. */
    Work ACCOUNT =
            session -> ok(session.request("GET", "/realms/{realm}/account/").header("Accept", "application/json"));

    Work PERSONAS = get("/realms/{realm}/persona/v1/personas");

    /** Does it, and fails unless that succeeds: the time of an error says nothing. */
    Reply send(Session session);

    /** An administrator's list of a realm's personas. */
    static Work list(String query) {
        return get("/admin/realms/{realm}/personas?" + query);
    }

    /** How many personas an administrator's list has. */
    static Work count(String query) {
        return get("/admin/realms/{realm}/personas/count?" + query);
    }

    /** Who holds a title. */
    static Work byPersona(String query) {
        return get("/realms/{realm}/persona/v1/users/by-persona?title=traveler&" + query);
    }

    /** Something of a steward's circles. */
    static Work circles(String path) {
        return get("/realms/{realm}/persona/v1/circles" + path);
    }

    private static Work get(String path) {
        return session -> ok(session.request("GET", path));
    }

    private static Reply ok(HttpCall call) {
        return call.send().expect(200);
    }
}
