package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm of the test's own; closing removes it. Users' passwords are their usernames. */
public final class TestRealm implements AutoCloseable {

    /** The public client that users log in with: password grant, and code flow to {@code http://localhost/*}. */
    public static final String APP = "app";

    /** The one web origin of {@link #APP}, for CORS. */
    public static final String ORIGIN = "https://app.example";

    /** The member of a realm whose tokens live longer than Keycloak's five minutes: a slow machine takes those for many calls. */
    public static final String TOKEN_LIFE = "accessTokenLifespan";

    /** An hour, in seconds. */
    public static final int LONG = 3600;

    private final KeycloakServer server;
    private final Http http;
    private final RealmAdmin admin;

    private TestRealm(KeycloakServer server, RealmAdmin admin) {
        this.server = server;
        this.http = server.http();
        this.admin = admin;
    }

    /** A new realm with a unique name and the client {@link #APP}. */
    public static TestRealm create(KeycloakServer server) {
        return create(server, Map.of());
    }

    /** The same, with members of Keycloak's realm representation in place of the usual ones. */
    public static TestRealm create(KeycloakServer server, Map<String, ?> members) {
        Map<String, Object> representation = new HashMap<>();
        representation.put("enabled", true);
        // The default hashing is slow by design, and tests log in hundreds of times.
        representation.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha512) and hashIterations(1)");
        representation.put("components", RealmKeys.components());
        representation.putAll(members);
        TestRealm realm = imported(server, representation);
        // After the realm, as an administrator would: so the client gets the realm's default client scopes.
        realm.admin.createClient(Map.of(
                "clientId",
                APP,
                "publicClient",
                true,
                "standardFlowEnabled",
                true,
                "directAccessGrantsEnabled",
                true,
                "redirectUris",
                List.of("http://localhost/*"),
                "webOrigins",
                List.of(ORIGIN)));
        return realm;
    }

    /** Imports a Map or JsonNode in the form of Keycloak's realm export as it is; only a missing name is made up. */
    public static TestRealm imported(KeycloakServer server, Object representation) {
        ObjectNode realm = Json.object(representation);
        if (!realm.hasNonNull("realm")) {
            realm.put("realm", "test-" + UUID.randomUUID());
        }
        return new TestRealm(server, server.admin().createRealm(realm));
    }

    /** The same realm, called at another node of the cluster; to be closed at one of them only. */
    public TestRealm at(KeycloakServer node) {
        return new TestRealm(node, node.admin().realm(name()));
    }

    public String name() {
        return admin.name();
    }

    public RealmAdmin admin() {
        return admin;
    }

    public KeycloakServer server() {
        return server;
    }

    public Http http() {
        return http;
    }

    /** The address of a path below {@code /realms/{realm}}, such as {@code /persona/v1/personas}. */
    public URI path(String path) {
        return URI.create(server.baseUri() + "/realms/" + Http.encode(name()) + path);
    }

    /**
     * Creates a user who can log in.
     *
     * @return the id, which is the {@code sub} of tokens
     */
    public String user(String name) {
        return admin.createUser(name);
    }

    /** A fresh access token, of a new session of its own. */
    public String token(String user) {
        return tokens(user, Map.of()).expect(200).json().path("access_token").asText();
    }

    /**
     * The password grant through {@link #APP}, whatever comes of it.
     *
     * @param fields added to the form or in place of the usual ones
     */
    public Reply tokens(String user, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "password", "client_id", APP, "username", user, "password", user, "scope", "openid"));
        form.putAll(fields);
        return tokenEndpoint(form);
    }

    /**
     * Any other grant.
     *
     * @param form all of its fields
     */
    public Reply tokenEndpoint(Map<String, String> form) {
        return http.post(path("/protocol/openid-connect/token")).form(form).send();
    }

    /** What a confidential client learns when it introspects a token (RFC 7662). */
    public Reply introspect(String clientId, String secret, String token) {
        return http.post(path("/protocol/openid-connect/token/introspect"))
                .basic(clientId, secret)
                .form(Map.of("token", token))
                .send();
    }

    /** Removes up to a hundred users, and so their personas. */
    public void removeUsers() {
        admin.get("/users?max=100")
                .forEach(user -> admin.deleteUser(user.path("id").asText()));
    }

    /**
     * Creates a confidential client that may get tokens for itself.
     *
     * @return the id of its service account
     */
    public String service(String clientId, String secret) {
        admin.createClient(Map.of(
                "clientId", clientId,
                "secret", secret,
                "publicClient", false,
                "standardFlowEnabled", false,
                "serviceAccountsEnabled", true));
        return admin.serviceAccount(clientId);
    }

    /** A fresh access token of a client's service account. */
    public String serviceToken(String clientId, String secret) {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
        return tokenEndpoint(form).expect(200).json().path("access_token").asText();
    }

    /** Removes the realm, unless the test has done so itself. */
    @Override
    public void close() {
        Reply reply = admin.call("DELETE", "").send();
        if (reply.status() != 404) {
            reply.expect(204);
        }
    }
}
