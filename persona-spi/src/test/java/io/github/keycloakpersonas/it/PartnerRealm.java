package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets users of one realm log in to another one: its identity provider {@value #ALIAS}, by OpenID Connect. */
final class PartnerRealm {

    static final String ALIAS = "company";

    private static final String CLIENT = "partner";
    private static final String SECRET = "a-secret-of-the-test";

    private PartnerRealm() {}

    /**
     * Connects the two.
     *
     * @param company whose users they are
     * @param realm where they log in
     * @param more members of the identity provider's representation
     * @param config more of its configuration
     */
    static void connect(TestRealm company, TestRealm realm, Map<String, ?> more, Map<String, String> config) {
        company.admin()
                .createClient(Map.of(
                        "clientId",
                        CLIENT,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(realm.path("/*").toString())));
        String protocol = company.path("/protocol/openid-connect").toString();
        Map<String, String> all = new HashMap<>(Map.of(
                "authorizationUrl",
                protocol + "/auth",
                "tokenUrl",
                protocol + "/token",
                "userInfoUrl",
                protocol + "/userinfo",
                "clientId",
                CLIENT,
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post",
                "defaultScope",
                "openid profile email"));
        all.putAll(config);
        Map<String, Object> provider =
                new HashMap<>(Map.of("alias", ALIAS, "providerId", "oidc", "enabled", true, "config", all));
        provider.putAll(more);
        realm.admin().post("/identity-provider/instances", provider);
    }
}
