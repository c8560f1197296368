package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personas in the assertions that SAML service providers get. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamlIT {

    private static final Pattern VALUE = Pattern.compile("<saml:AttributeValue[^>]*>([^<]*)</saml:AttributeValue>");

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "corsica");
        anna.created("office-manager", "acme & co");
        anna.create("travel-agent", "away", "status", "inactive").expect(201);
        realm.user("bert");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** The values of an attribute in the assertion that a new service provider with such a mapper gets. */
    private List<String> values(String user, String attribute, Map<String, String> settings) {
        return values(realm, user, attribute, settings);
    }

    private static List<String> values(TestRealm realm, String user, String attribute, Map<String, String> settings) {
        String client = "sp-" + settings.hashCode();
        if (realm.admin().get("/clients?clientId=" + client).isEmpty()) {
            Map<String, String> config = new HashMap<>(settings);
            realm.admin()
                    .createClient(Map.of(
                            "clientId", client,
                            "protocol", "saml",
                            "redirectUris", List.of("http://localhost/saml"),
                            "attributes",
                                    Map.of(
                                            "saml_idp_initiated_sso_url_name", client,
                                            "saml_assertion_consumer_url_post", "http://localhost/saml",
                                            "saml.client.signature", "false"),
                            "protocolMappers",
                                    List.of(Map.of(
                                            "name", "personas",
                                            "protocol", "saml",
                                            "protocolMapper", "saml-persona-mapper",
                                            "config", config))));
        }
        String assertion = new BrowserLogin(realm).samlResponse(client, user);
        assertThat(assertion).contains("<saml:Assertion", "<saml:NameID");
        int start = assertion.indexOf("Name=\"" + attribute + "\"");
        return start < 0
                ? List.of()
                : VALUE.matcher(assertion.substring(start, assertion.indexOf("</saml:Attribute>", start)))
                        .results()
                        .map(value -> value.group(1))
                        .toList();
    }

    @Test
    void areTitleAndCircleByDefault() {
        assertThat(values("anna", "personas", Map.of()))
                .containsExactly("office-manager@acme &amp; co", "traveler@corsica");
    }

    @Test
    void areCountedAsThoseInTokensAre() {
        values("anna", "personas", Map.of());
        double before = counted();
        values("anna", "personas", Map.of());
        assertThat(counted()).isEqualTo(before + 2);
    }

    private double counted() {
        return Scrape.of(realm.server())
                .of(
                        "keycloak_personas_claims_personas_total",
                        Map.of("realm", realm.name(), "token", "saml_assertion"));
    }

    @Test
    void haveTheSameFiltersAndFormats() {
        assertThat(values("anna", "hats", Map.of("attribute.name", "hats", "persona.format", "title")))
                .containsExactly("office-manager", "traveler");
        assertThat(values("anna", "personas", Map.of("persona.titles", "traveler")))
                .containsExactly("traveler@corsica");
        assertThat(values("anna", "personas", Map.of("persona.circles", "nowhere")))
                .isEmpty();
        assertThat(values("anna", "personas", Map.of("persona.format", "object", "persona.titles", "traveler")))
                .singleElement()
                .asString()
                .contains("\"circle\":\"corsica\"")
                .contains("\"autobook_price\":500");
    }

    @Test
    void areLeftOutWithoutAny() {
        assertThat(values("bert", "personas", Map.of())).isEmpty();
    }

    @Test
    void anUnreadableSchemaBreaksNoLogin(KeycloakServer server) {
        try (TestRealm broken = SeededRealm.withSchema(server, "{")) {
            broken.user("anna");
            assertThat(values(broken, "anna", "personas", Map.of())).isEmpty();
        }
    }
}
