package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An administrator of personas with one token. {@link AdminContract} looks at every answer. */
final class AdminPersonas {

    private final TestRealm realm;
    private final Supplier<String> token;

    private AdminPersonas(TestRealm realm, Supplier<String> token) {
        this.realm = realm;
        this.token = token;
    }

    /** The server's own administrator, from realm master. */
    static AdminPersonas of(TestRealm realm) {
        return new AdminPersonas(realm, realm.server().admin()::token);
    }

    /** A user of the realm or of another one. */
    static AdminPersonas as(TestRealm realm, String token) {
        return new AdminPersonas(realm, () -> token);
    }

    /** A new user of the realm with these roles of client realm-management. */
    static AdminPersonas withRoles(TestRealm realm, String name, String... roles) {
        String id = realm.user(name);
        if (roles.length > 0) {
            realm.admin().grantClientRoles(id, "realm-management", roles);
        }
        return as(realm, realm.token(name));
    }

    Reply get(String path) {
        return call("GET", path, request -> request);
    }

    Reply delete(String path) {
        return call("DELETE", path, request -> request);
    }

    Reply post(String path, Object json) {
        return call("POST", path, request -> request.json(json));
    }

    Reply put(String path, Object json) {
        return call("PUT", path, request -> request.json(json));
    }

    Reply patch(String path, Object json) {
        return call("PATCH", path, request -> request.json(json));
    }

    /** Any call below {@code /admin/realms/{realm}/personas}. */
    Reply call(String method, String path, UnaryOperator<HttpCall> more) {
        String target = "/admin/realms/" + Http.encode(realm.name()) + "/personas" + path;
        return more.apply(realm.http().request(method, target).bearer(token.get()))
                .send();
    }

    /** Creates a persona, whatever comes of it; further members name by value. */
    Reply create(String username, String title, String circle, @Nullable Object... more) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("username", username);
        json.put("title", title);
        json.put("circle", circle);
        for (int i = 0; i < more.length; i += 2) {
            json.put(String.valueOf(more[i]), more[i + 1]);
        }
        return post("", json);
    }

    /** Creates a persona that must succeed. @return its id */
    String created(String username, String title, String circle, @Nullable Object... more) {
        return create(username, title, circle, more)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** The personas of a list, as {@code title@circle}. */
    List<String> listed(String query) {
        return PersonaApiClient.names(page(query));
    }

    /** A list's personas. */
    JsonNode page(String query) {
        return get(query).expect(200).json().path("personas");
    }

    /** From when on the realm's history answers, as soon as it does. */
    Instant historyFrom() {
        return Instant.parse(Soon.until(
                () -> get("/reports").expect(200).json().at("/history/from").asText(), from -> !from.isEmpty()));
    }

    /** What the count says to a list's query. */
    long count(String query) {
        return get("/count" + query).expect(200).json().path("count").asLong();
    }
}
