package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resource server with the resource {@code bookings} and its scope {@code book}. */
final class TravelApi {

    static final String CLIENT = "travel-api";
    static final String SECRET = "secret";
    static final String PERMISSION = "bookings#book";

    private final TestRealm realm;
    private final String client;
    private final String resource;

    TravelApi(TestRealm realm) {
        this.realm = realm;
        this.client = realm.admin()
                .createClient(Map.of(
                        "clientId",
                        CLIENT,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "authorizationServicesEnabled",
                        true));
        this.resource = post("/resource", Map.of("name", "bookings", "type", "urn:travel", "scopes", List.of("book")))
                .expect(201)
                .json()
                .path("_id")
                .asText();
    }

    /** Any call of the resource server's administration. */
    Reply call(String method, String path) {
        return realm.admin().call(method, path(path)).send();
    }

    Reply post(String path, Object json) {
        return realm.admin().call("POST", path(path)).json(json).send();
    }

    Reply postText(String path, String json) {
        return realm.admin()
                .call("POST", path(path))
                .body("application/json", json)
                .send();
    }

    Reply put(String path, Object json) {
        return realm.admin().call("PUT", path(path)).json(json).send();
    }

    JsonNode get(String path) {
        return realm.admin().get(path(path));
    }

    /** Creates a policy, whatever comes of it. */
    Reply policy(String name, Map<String, ?> members) {
        Map<String, Object> json = new HashMap<>(Map.of("name", name));
        json.putAll(members);
        return post("/policy/persona", json);
    }

    /** Permits the scope to whom a new policy grants it. @return the policy's id */
    String permit(Map<String, ?> members) {
        String id = policy("who", members).expect(201).json().path("id").asText();
        permission("scope", Map.of("scopes", List.of("book"), "policies", List.of(id)));
        return id;
    }

    /** A permission on the resource. */
    void permission(String type, Map<String, ?> members) {
        Map<String, Object> json = new HashMap<>(Map.of("name", "may book", "resources", List.of(resource)));
        json.putAll(members);
        post("/permission/" + type, json).expect(201);
    }

    /** Whether the bearer of a token may book. */
    boolean decides(String token) {
        return decision(Map.of("audience", CLIENT, "permission", PERMISSION), token);
    }

    /** Whether the bearer of a token gets what the resource server has asked for in its name. */
    boolean decidesOnTicket(String token) {
        String ticket = realm.http()
                .post(realm.path("/authz/protection/permission"))
                .bearer(realm.serviceToken(CLIENT, SECRET))
                .json(List.of(Map.of("resource_id", resource, "resource_scopes", List.of("book"))))
                .send()
                .expect(201)
                .json()
                .path("ticket")
                .asText();
        return decision(Map.of("ticket", ticket), token);
    }

    /** What the administrator's evaluation says for a user. */
    boolean evaluates(String userId) {
        JsonNode answer = post(
                        "/policy/evaluate",
                        Map.of(
                                "userId",
                                userId,
                                "roleIds",
                                List.of(),
                                "entitlements",
                                false,
                                "context",
                                Map.of("attributes", Map.of()),
                                "resources",
                                List.of(Map.of("name", "bookings", "scopes", List.of(Map.of("name", "book"))))))
                .expect(200)
                .json();
        return answer.path("status").asText().equals("PERMIT");
    }

    private boolean decision(Map<String, String> what, String token) {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "response_mode", "decision"));
        form.putAll(what);
        Reply reply = realm.http()
                .post(realm.path("/protocol/openid-connect/token"))
                .bearer(token)
                .form(form)
                .send();
        if (reply.status() == 403) {
            assertThat(reply.json().path("error").asText()).isEqualTo("access_denied");
            return false;
        }
        return reply.expect(200).json().path("result").asBoolean();
    }

    private String path(String path) {
        return "/clients/" + Http.encode(client) + "/authz/resource-server" + path;
    }
}
