package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests need an administrator to do in one realm. Paths are below {@code /admin/realms/{realm}}, empty or starting with a slash. */
public final class RealmAdmin {

    private final Admin admin;
    private final String name;

    RealmAdmin(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public HttpCall call(String method, String path) {
        return admin.call(method, below(path));
    }

    public JsonNode get(String path) {
        return admin.get(below(path));
    }

    public Reply post(String path, Object json) {
        return admin.post(below(path), json);
    }

    public Reply put(String path, Object json) {
        return admin.put(below(path), json);
    }

    public Reply delete(String path) {
        return admin.delete(below(path));
    }

    /** Changes the realm's own members; those not named stay. */
    public void update(Map<String, ?> members) {
        put("", members);
    }

    /** Sets realm attributes; those not named stay. */
    public void attributes(Map<String, String> attributes) {
        // A realm update replaces the map of attributes as a whole.
        Map<String, Object> all = new HashMap<>();
        get("").path("attributes").properties().forEach(old -> all.put(old.getKey(), old.getValue()));
        all.putAll(attributes);
        update(Map.of("attributes", all));
    }

    /** Replaces the persona schema, whatever personas there are. */
    public void schema(String json) {
        put("/personas/schema?force=true", Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Goes back to the schema that a realm has at first, whatever personas there are. */
    public void defaultSchema() {
        put("/personas/schema?force=true", get("/personas/schema/presets/travel"));
    }

    /** Makes room in the server's caches of realms and users: full ones, as after very many tests, refuse new entries again and again. */
    public void clearCaches() {
        call("POST", "/clear-realm-cache").send().expect(204);
        call("POST", "/clear-user-cache").send().expect(204);
    }

    /** Removes the realm with all in it. */
    public void delete() {
        delete("");
    }

    /**
     * A user who can log in at once: password as the username, profile complete.
     *
     * @return the id
     */
    public String createUser(String username) {
        return createUser(username, Map.of());
    }

    /**
     * The same, with something special about it.
     *
     * @param members of Keycloak's user representation, in place of the usual ones
     */
    public String createUser(String username, Map<String, ?> members) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username",
                username,
                "enabled",
                true,
                "email",
                username + "@example.org",
                "emailVerified",
                true,
                "firstName",
                username,
                "lastName",
                "Example",
                "credentials",
                List.of(Map.of("type", "password", "value", username))));
        user.putAll(members);
        return post("/users", user).createdId();
    }

    public void updateUser(String userId, Map<String, ?> members) {
        put("/users/" + userId, members);
    }

    public void disableUser(String userId) {
        updateUser(userId, Map.of("enabled", false));
    }

    public void deleteUser(String userId) {
        delete("/users/" + userId);
    }

    public String userId(String username) {
        return single("/users?exact=true&username=" + Http.encode(username), "id");
    }

    /**
     * Creates a client from Keycloak's client representation.
     *
     * @return the internal id that admin paths take, not the {@code clientId}
     */
    public String createClient(Map<String, ?> representation) {
        return post("/clients", representation).createdId();
    }

    /** The internal id of the client with that {@code clientId}. */
    public String client(String clientId) {
        return single("/clients?clientId=" + Http.encode(clientId), "id");
    }

    /** The id of the user that a client's own tokens are for. */
    public String serviceAccount(String clientId) {
        return get("/clients/" + client(clientId) + "/service-account-user")
                .path("id")
                .asText();
    }

    public void grantRealmRoles(String userId, String... roles) {
        List<JsonNode> representations = new ArrayList<>();
        for (String role : roles) {
            representations.add(get("/roles/" + Http.encode(role)));
        }
        post("/users/" + userId + "/role-mappings/realm", representations);
    }

    public void grantClientRoles(String userId, String clientId, String... roles) {
        String client = client(clientId);
        post("/users/" + userId + "/role-mappings/clients/" + client, clientRoles(client, roles));
    }

    /** Takes roles away that were given directly; those of the realm's default roles stay. */
    public void revokeClientRoles(String userId, String clientId, String... roles) {
        String client = client(clientId);
        admin.delete(below("/users/" + userId + "/role-mappings/clients/" + client), clientRoles(client, roles));
    }

    private List<JsonNode> clientRoles(String client, String... roles) {
        List<JsonNode> representations = new ArrayList<>();
        for (String role : roles) {
            representations.add(get("/clients/" + client + "/roles/" + Http.encode(role)));
        }
        return representations;
    }

    private String single(String path, String member) {
        JsonNode found = get(path);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " found, not one: " + path);
        }
        return found.path(0).path(member).asText();
    }

    private String below(String path) {
        return "/" + Http.encode(name) + path;
    }
}
