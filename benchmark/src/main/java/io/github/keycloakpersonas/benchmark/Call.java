package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import java.util.Map;

/**
 * One request that is sent over and over.
 *
 * @param login whose request it is
 * @param endpoint what is asked
 */
record Call(Login login, Endpoint endpoint) {

    static Call refresh(String realm, String user, String client) {
        return new Call(new Login(realm, user, client), Endpoint.REFRESH);
    }

    static Call personas(String client) {
        return new Call(new Login(Login.PERSONAS, Login.HOLDER, client), Endpoint.PERSONAS);
    }

    static Call userinfo(String client) {
        return new Call(new Login(Login.PERSONAS, Login.HOLDER, client), Endpoint.USERINFO);
    }

    /** An administrator's list of a realm's personas. */
    static Call list(String realm, Endpoint endpoint) {
        return new Call(new Login(realm, Login.ADMINISTRATOR, Login.WITHOUT_SCOPE), endpoint);
    }

    /** The request with the tokens of its login, ready to be sent. */
    HttpCall request(Http http, Tokens tokens) {
        String target = endpoint.path.replace("{realm}", login.realm());
        return switch (endpoint) {
            case REFRESH ->
                http.post(target)
                        .form(Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                login.client(),
                                "refresh_token",
                                tokens.refresh()));
            case PERSONAS, USERINFO, FIRST_PAGE, FILTERED_PAGE ->
                http.get(target).bearer(tokens.access());
        };
    }

    /** Where it is sent. */
    enum Endpoint {
        /** The cheapest grant that makes tokens of a user: no password is hashed, no page is shown. */
        REFRESH("/realms/{realm}/protocol/openid-connect/token"),
        PERSONAS("/realms/{realm}/persona/v1/personas"),
        USERINFO("/realms/{realm}/protocol/openid-connect/userinfo"),
        FIRST_PAGE("/admin/realms/{realm}/personas?max=100"),
        FILTERED_PAGE("/admin/realms/{realm}/personas?title=traveler&status=active&max=100");

        private final String path;

        Endpoint(String path) {
            this.path = path;
        }
    }

    /**
     * What a login is given.
     *
     * @param access for userinfo and the persona API
     * @param refresh for new tokens; good for many uses, as Keycloak's realms have it by default
     */
    record Tokens(String access, String refresh) {}
}
