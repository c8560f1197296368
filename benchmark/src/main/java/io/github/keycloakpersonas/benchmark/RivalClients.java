package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client for each mapper that is compared. None has another client scope that writes claims, but {@code basic}: a token with a name,
 * an address and roles takes so long that all mappers would look the same.
 */
final class RivalClients {

    private static final String CLAIM = "mandates";

    /** Where each client's tokens name the mandates. */
    static final Map<String, String> CLAIMS = Map.of(
            Login.STRINGS, "personas",
            Login.OBJECTS, "personas",
            Login.HARDCODED, "personas",
            Login.ATTRIBUTE, CLAIM,
            Login.ATTRIBUTE_OBJECTS, CLAIM,
            Login.ORGANIZATION, "organization",
            Login.ORGANIZATION_OBJECTS, "organization");

    /** The user attribute with strings. */
    static final String STRINGS = "mandate-strings";

    private static final String OIDC = "openid-connect";

    private static final String BASIC = "basic";

    private final RealmAdmin admin;

    RivalClients(RealmAdmin admin) {
        this.admin = admin;
    }

    void create() {
        client(Login.BARE);
        client(Login.OBJECTS, Map.of("defaultClientScopes", List.of(BASIC, "persona")));
        mapper(client(Login.STRINGS), "oidc-persona-mapper", "personas", Map.of("persona.format", "title@circle"));
        mapper(
                client(Login.HARDCODED),
                "oidc-hardcoded-claim-mapper",
                "personas",
                Map.of(
                        "claim.value",
                        "[" + String.join(",", Mandates.objects(Mandates.FIVE)) + "]",
                        "jsonType.label",
                        "JSON",
                        "userinfo.token.claim",
                        "true"));
        attributes(Login.ATTRIBUTE, STRINGS, "String");
        attributes(Login.ATTRIBUTE_OBJECTS, Writes.ATTRIBUTE, "JSON");
        organizations();
    }

    private String client(String clientId) {
        return client(clientId, Map.of("defaultClientScopes", List.of(BASIC)));
    }

    private String client(String clientId, Map<String, ?> scopes) {
        Map<String, Object> client =
                new HashMap<>(Map.of("clientId", clientId, "publicClient", true, "directAccessGrantsEnabled", true));
        client.putAll(scopes);
        return "/clients/" + admin.createClient(client);
    }

    private void attributes(String clientId, String attribute, String type) {
        mapper(
                client(clientId),
                "oidc-usermodel-attribute-mapper",
                CLAIM,
                Map.of("user.attribute", attribute, "multivalued", "true", "jsonType.label", type));
    }

    private void organizations() {
        client(
                Login.ORGANIZATION,
                Map.of(
                        "defaultClientScopes", List.of(BASIC),
                        "optionalClientScopes", List.of(Login.ORGANIZATION_SCOPE)));
        String scope = admin.post("/client-scopes", Map.of("name", Login.ORGANIZATION_OBJECTS_SCOPE, "protocol", OIDC))
                .createdId();
        mapper(
                "/client-scopes/" + scope,
                "oidc-organization-membership-mapper",
                "organization",
                Map.of("multivalued", "true", "jsonType.label", "JSON", "addOrganizationAttributes", "true"));
        admin.put(client(Login.ORGANIZATION_OBJECTS) + "/optional-client-scopes/" + scope, Map.of());
    }

    private void mapper(String container, String mapper, String claim, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.put("claim.name", claim);
        all.put("access.token.claim", "true");
        all.put("id.token.claim", "true");
        all.put("introspection.token.claim", "true");
        admin.post(
                container + "/protocol-mappers/models",
                Map.of("name", "mandates", "protocol", OIDC, "protocolMapper", mapper, "config", all));
    }
}
