package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Reply;
import org.jspecify.annotations.Nullable;

/** Logs in with a password, and out again the next time, so that there are never more sessions than people. */
final class Visitor {

    private final Session user;
    private @Nullable String refreshToken;

    Visitor(Session user) {
        this.user = user;
    }

    /** Has logged in already, and logs out first. */
    static Visitor loggedIn(Session user) {
        Visitor visitor = new Visitor(user);
        visitor.remember(user.logIn());
        return visitor;
    }

    Step next() {
        String open = refreshToken;
        if (open == null) {
            return new Step(RequestKind.LOGIN, user.logInCall(), this::remember);
        }
        return new Step(RequestKind.LOGOUT, user.logOutCall(open), reply -> refreshToken = null);
    }

    private void remember(Reply reply) {
        refreshToken = reply.json().path("refresh_token").asText();
    }
}
