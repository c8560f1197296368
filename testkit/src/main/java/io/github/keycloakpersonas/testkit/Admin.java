package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The administrator of the master realm at the admin REST API. Answers other than 2xx are assertion errors with the whole answer. */
public final class Admin {

    static final String USERNAME = "admin";
    static final String PASSWORD = "admin";

    /** A token is replaced this long before it ends, so that no call meets its last moment. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final Http http;
    private final Clock clock;
    private String token = "";
    private Instant usableUntil = Instant.MIN;

    Admin(Http http) {
        this.http = http;
        this.clock = Clock.systemUTC();
    }

    /** A token of the bootstrap administrator, good for at least some seconds. */
    public synchronized String token() {
        if (!clock.instant().isBefore(usableUntil)) {
            Map<String, String> grant = Map.of(
                    "grant_type", "password", "client_id", "admin-cli", "username", USERNAME, "password", PASSWORD);
            JsonNode reply = http.post("/realms/master/protocol/openid-connect/token")
                    .form(grant)
                    .send()
                    .expect(200)
                    .json();
            token = reply.path("access_token").asText();
            Duration life = Duration.ofSeconds(reply.path("expires_in").asLong());
            usableUntil = clock.instant().plus(life).minus(RESERVE);
        }
        return token;
    }

    /**
     * An authorised call to be completed and sent.
     *
     * @param path below {@code /admin/realms}, empty or starting with a slash
     */
    public HttpCall call(String method, String path) {
        return http.request(method, "/admin/realms" + path).bearer(token());
    }

    public JsonNode get(String path) {
        return succeed(call("GET", path)).json();
    }

    public Reply post(String path, Object json) {
        return succeed(call("POST", path).json(json));
    }

    public Reply put(String path, Object json) {
        return succeed(call("PUT", path).json(json));
    }

    /** With a body, as removing role mappings takes one. */
    public Reply delete(String path, Object json) {
        return succeed(call("DELETE", path).json(json));
    }

    public Reply delete(String path) {
        return succeed(call("DELETE", path));
    }

    /** Creates or imports a realm: a Map or JsonNode in the form of Keycloak's realm export. */
    public RealmAdmin createRealm(Object representation) {
        post("", representation);
        return realm(Json.object(representation).path("realm").asText());
    }

    /** The administrator's view of a realm, whether or not it exists. */
    public RealmAdmin realm(String name) {
        return new RealmAdmin(this, name);
    }

    private static Reply succeed(HttpCall call) {
        Reply reply = call.send();
        return reply.status() / 100 == 2 ? reply : reply.expect(200);
    }
}
