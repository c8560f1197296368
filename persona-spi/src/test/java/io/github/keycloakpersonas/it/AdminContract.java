package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ReplyCheck;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds every answer of the administrators' API that any test gets against its OpenAPI document. */
public final class AdminContract implements ReplyCheck {

    private static final Pattern PATH = Pattern.compile(".*/admin/realms/[^/]+(?<path>/personas(?:/.*)?)");

    private static final Set<String> WITHOUT_BODY = Set.of("HEAD", "OPTIONS");

    @Override
    public void check(String method, URI uri, Reply reply) {
        Matcher admin = PATH.matcher(uri.getRawPath());
        // What Keycloak answers before the extension is asked has no such header.
        boolean isOurs = admin.matches() && reply.header("X-Request-Id").isPresent();
        if (isOurs && !WITHOUT_BODY.contains(method)) {
            String path = admin.group("path");
            Contract.checkAdmin(method, path.endsWith("/") ? path.substring(0, path.length() - 1) : path, reply);
        }
    }
}
