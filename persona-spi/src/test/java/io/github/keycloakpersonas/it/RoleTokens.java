package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Clients, users and tokens whose roles the titles of personas have a say in. */
final class RoleTokens {

    private final TestRealm realm;

    RoleTokens(TestRealm realm) {
        this.realm = realm;
    }

    static Map<String, Object> mapper(String type, Map<String, String> config) {
        return Map.of("name", type, "protocol", "openid-connect", "protocolMapper", type, "config", config);
    }

    /** A client with the mapper, and with one of Keycloak's that writes realm roles under another name. */
    String client(String id, Map<String, String> config, Map<String, ?> members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId",
                id,
                "secret",
                "secret",
                "serviceAccountsEnabled",
                true,
                "directAccessGrantsEnabled",
                true,
                "redirectUris",
                List.of("http://localhost/*"),
                "protocolMappers",
                List.of(
                        mapper("oidc-persona-roles-mapper", config),
                        mapper(
                                "oidc-usermodel-realm-role-mapper",
                                Map.of(
                                        "claim.name", "groups",
                                        "multivalued", "true",
                                        "access.token.claim", "true",
                                        "id.token.claim", "true",
                                        "userinfo.token.claim", "true")))));
        client.putAll(members);
        return realm.admin().createClient(client);
    }

    /** A new user with what every one has, and with personas. */
    void user(String name, String... titles) {
        String id = realm.user(name);
        realm.admin().grantRealmRoles(id, "auditor");
        realm.admin().grantClientRoles(id, "shop", "viewer");
        for (String title : titles) {
            AdminPersonas.of(realm).created(name, title, "acme");
        }
    }

    Reply post(String client, String path, Map<String, String> form) {
        return realm.http()
                .post(realm.path("/protocol/openid-connect" + path))
                .basic(client, "secret")
                .form(form)
                .send();
    }

    JsonNode login(String client, String user) {
        return post(
                        client,
                        "/token",
                        Map.of("grant_type", "password", "username", user, "password", user, "scope", "openid"))
                .expect(200)
                .json();
    }

    JsonNode refresh(String client, JsonNode tokens) {
        return post(
                        client,
                        "/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                tokens.path("refresh_token").asText()))
                .expect(200)
                .json();
    }

    JsonNode introspect(JsonNode tokens) {
        return post(
                        "inspector",
                        "/token/introspect",
                        Map.of("token", tokens.path("access_token").asText()))
                .expect(200)
                .json();
    }

    void select(JsonNode tokens, String title) {
        PersonaApiClient api =
                new PersonaApiClient(realm, tokens.path("access_token").asText());
        String id = api.personaId(title, "acme");
        api.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", id)))
                .expect(200);
    }

    static JsonNode access(JsonNode tokens) {
        return Jwt.claims(tokens.path("access_token").asText());
    }

    static String roles(JsonNode tokens) {
        return of(access(tokens));
    }

    /** The realm's own roles of this test, then those of shop, in alphabetical order. */
    static String of(JsonNode claims) {
        Set<String> found = new TreeSet<>();
        claims.at("/realm_access/roles").forEach(role -> found.add(role.asText()));
        found.retainAll(Set.of("approver", "auditor", "staff", "other", "boss"));
        claims.at("/resource_access/shop/roles").forEach(role -> found.add("shop:" + role.asText()));
        return String.join(" ", found);
    }

    /** A claim of one text or several. */
    static List<String> texts(JsonNode claim) {
        List<String> texts = new ArrayList<>();
        (claim.isTextual() ? List.of(claim) : claim).forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
