package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.HashMap;
import java.util.Map;

/** A login of one client thread. */
final class Session {

    private final Http http;
    private final Login login;
    private final String user;
    private final Tokens tokens;
    private int turns;

    /**
     * What a login is given.
     *
     * @param userId the user's id
     * @param access for userinfo and the APIs
     * @param refresh for new tokens; good for many uses, as Keycloak's realms have it by default
     */
    record Tokens(String userId, String access, String refresh) {}

    /** Logs a user in; each thread has its own, so that no two wait for the same session's row. */
    Session(Http http, Login login, int thread) {
        this.http = http;
        this.login = login;
        this.user = Login.numbered(login.user(), thread);
        JsonNode json = logIn().json();
        String access = json.path("access_token").asText();
        tokens = new Tokens(
                Jwt.claims(access).path("sub").asText(),
                access,
                json.path("refresh_token").asText());
    }

    Reply logIn() {
        return logIn(user);
    }

    /** A login that is not sent yet; whatever the answer will be. */
    HttpCall logInCall() {
        return tokenCall(password(user));
    }

    /** New tokens, not sent yet; whatever the answer will be. */
    HttpCall refreshCall() {
        return tokenCall(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refresh()));
    }

    /** The end of another session of the user, not sent yet; whatever the answer will be. */
    HttpCall logOutCall(String refreshToken) {
        return http.post("/realms/" + login.realm() + "/protocol/openid-connect/logout")
                .form(Map.of("client_id", login.client(), "refresh_token", refreshToken));
    }

    /** Logs in the next one of the users who stand behind this one, and whose password is this one's name. */
    Reply logInNext() {
        // The two sides of a pair take users of their own, or one would find cached what the other has logged in.
        int side = login.client().equals(Login.WITH_SCOPE) ? 1 : 0;
        return logIn(ColdUsers.name(user, 2 * nextTurn() + side));
    }

    private Reply logIn(String name) {
        return token(password(name));
    }

    private Map<String, String> password(String name) {
        return Map.of("grant_type", "password", "username", name, "password", user, "scope", login.scope());
    }

    /** A token request of the login's client. */
    Reply token(Map<String, String> fields) {
        return tokenCall(fields).send().expect(200);
    }

    private HttpCall tokenCall(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("client_id", login.client());
        return http.post("/realms/" + login.realm() + "/protocol/openid-connect/token")
                .form(form);
    }

    /** With the access token; {@code {realm}}, {@code {user}} and {@code {thread}} in the path become the login's realm, the user's id and the thread's number. */
    HttpCall request(String method, String path) {
        String target = path.replace("{realm}", login.realm())
                .replace("{user}", tokens.userId())
                .replace("{thread}", user.substring(user.lastIndexOf('-') + 1));
        return http.request(method, target).bearer(tokens.access());
    }

    String user() {
        return user;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Another number each time, so that every change changes something. */
    int nextTurn() {
        return ++turns;
    }
}
