package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.PreviewServer.Preview;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users whom an identity provider brings for one login session only, where Keycloak's feature {@code transient-users} is on. */
@Tag("local")
@ExtendWith(PreviewServer.class)
@SinceKeycloak(value = "26.7", reason = "the server of this test has the feature from there on")
class TransientUsersIT {

    private static final String WHY =
            "Transient users exist only as long as their login session, so they can't have personas";

    private final KeycloakServer server;

    TransientUsersIT(Preview preview) {
        this.server = preview.server();
    }

    @Test
    void areToldThatTheyCanNotHavePersonas() {
        try (TestRealm company = TestRealm.create(server);
                TestRealm realm = TestRealm.create(server)) {
            PersonaApiClient guest = new PersonaApiClient(realm, loggedIn(company, realm));
            String sub = guest.sub();
            assertThat(sub).startsWith("lightweight-");
            assertThat(guest.listed("/v1/personas")).isEmpty();
            guest.get("/v1/schema").expect(200);
            Map<String, Object> persona = Map.of("title", "traveler", "circle", "corsica");
            String own = sub + "_traveler_corsica";
            Stream.of(
                            guest.post(persona),
                            guest.patch(own, Map.of("consent", true)),
                            guest.delete("/v1/personas/" + own),
                            guest.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", own))),
                            guest.delete("/v1/session/persona"))
                    .forEach(refused -> assertThat(
                                    refused.expect(403).json().path("detail").asText())
                            .isEqualTo(WHY));
            // Not even there, for anybody else.
            assertThat(byAnAdministrator(realm, sub)
                            .expect(400)
                            .json()
                            .at("/errors/user_sub")
                            .asText())
                    .isEqualTo("is no user of this realm");
            assertThat(realm.admin().get("/personas/count").path("count").asInt())
                    .isZero();
        }
    }

    private static Reply byAnAdministrator(TestRealm realm, String sub) {
        return realm.admin()
                .call("POST", "/personas")
                .json(Map.of("user_sub", sub, "title", "traveler", "circle", "corsica"))
                .send();
    }

    /** A token of a user whom the realm takes from the company's, and does not store. */
    private static String loggedIn(TestRealm company, TestRealm realm) {
        company.user("anna");
        PartnerRealm.connect(company, realm, Map.of(), Map.of("doNotStoreUsers", "true"));
        // Transient users have no default roles.
        realm.admin()
                .post(
                        "/identity-provider/instances/" + PartnerRealm.ALIAS + "/mappers",
                        Map.of(
                                "name",
                                "own personas",
                                "identityProviderAlias",
                                PartnerRealm.ALIAS,
                                "identityProviderMapper",
                                "oidc-hardcoded-role-idp-mapper",
                                "config",
                                Map.of("role", "persona-api.manage-own-personas", "syncMode", "INHERIT")));
        BrowserLogin browser = new BrowserLogin(realm);
        Reply back = browser.logIn(browser.open(TestRealm.APP, Map.of("kc_idp_hint", PartnerRealm.ALIAS)), "anna")
                .expect(302);
        return browser.tokens(TestRealm.APP, back)
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }
}
