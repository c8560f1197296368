package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.HashMap;
import java.util.Map;

/** A client for each mapper that is compared; each but Keycloak's mapper for organizations is the client's own. */
final class RivalClients {

    /** The claim of user attributes. */
    static final String CLAIM = "mandates";

    /** The user attribute with strings. */
    static final String STRINGS = "mandate-strings";

    private static final String OIDC = "openid-connect";

    private final BenchmarkRealm realm;
    private final RealmAdmin admin;

    RivalClients(BenchmarkRealm realm) {
        this.realm = realm;
        this.admin = realm.realm().admin();
    }

    void create() {
        mapper(client(Login.STRINGS), "oidc-persona-mapper", "personas", Map.of("persona.format", "title@circle"));
        attributes(Login.ATTRIBUTE, STRINGS, "String");
        attributes(Login.ATTRIBUTE_OBJECTS, Writes.ATTRIBUTE, "JSON");
        organizations();
    }

    private String client(String clientId) {
        return "/clients/" + realm.clientWithoutPersonas(clientId);
    }

    private void attributes(String clientId, String attribute, String type) {
        mapper(
                client(clientId),
                "oidc-usermodel-attribute-mapper",
                CLAIM,
                Map.of("user.attribute", attribute, "multivalued", "true", "jsonType.label", type));
    }

    /** Every client has the realm's own scope for organizations, to be asked for. */
    private void organizations() {
        client(Login.ORGANIZATION);
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
