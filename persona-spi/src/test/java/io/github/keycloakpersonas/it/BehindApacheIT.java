package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.docs.Fence;
import io.github.keycloakpersonas.docs.Page;
import io.github.keycloakpersonas.testkit.Apache;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paths that Apache with mod_auth_openidc guards as docs/integrate.md says. */
@Tag("proxies")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindApacheIT {

    /** Its title is matched in the array of objects, which the module cannot do. */
    private static final String IN_VAIN = """
            <Location /in-vain>
              AuthType oauth20
              Require claim personas.title:office-manager
            </Location>
            """;

    private TestRealm realm;
    private Apache apache;

    @BeforeAll
    void start(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin()
                .call("PUT", "/personas/setup/strings?clients=" + TestRealm.APP)
                .send()
                .expect(200);
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("office-manager", "acme");
        anna.created("traveler", "corsica");
        PersonaApiClient.ofNewUser(realm, "bert").created("office-manager", "elsewhere");
        apache = Apache.guarding(realm, documented() + IN_VAIN);
    }

    @AfterAll
    void stop() {
        apache.close();
        realm.close();
    }

    /** What the page has for Apache, but for the address of the realm's keys: the module takes no address without TLS. */
    private static String documented() {
        String configuration = Page.all().stream()
                .filter(page -> page.name().equals("docs/integrate.md"))
                .flatMap(page -> page.fences().stream())
                .filter(fence -> fence.language().equals("apache"))
                .findFirst()
                .map(Fence::text)
                .orElseThrow();
        assertThat(configuration).startsWith("OIDCOAuthVerifyJwksUri https://");
        return configuration.substring(configuration.indexOf('\n') + 1);
    }

    private String token(String user, String... persona) {
        Map<String, String> fields = new HashMap<>();
        for (String selected : persona) {
            fields.put("persona", selected);
        }
        return realm.tokens(user, fields)
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    private int status(String path, String token) {
        HttpCall call = apache.http().get(path);
        return call.bearer(token).send().status();
    }

    @Test
    void oneOfTheUsersPersonasOpensAPath() {
        assertThat(status("/books", token("anna"))).isEqualTo(200);
        assertThat(status("/books", token("anna", "traveler@corsica"))).isEqualTo(200);
        assertThat(status("/books", token("bert"))).as("in another circle").isEqualTo(401);
    }

    @Test
    void thePersonaThatTheUserWorksAsOpensAPath() {
        assertThat(status("/ledger", token("anna", "office-manager@acme"))).isEqualTo(200);
        assertThat(status("/ledger", token("anna", "traveler@corsica"))).isEqualTo(401);
        assertThat(status("/ledger", token("anna"))).as("no persona selected").isEqualTo(401);
        assertThat(status("/ledger", token("bert", "office-manager@elsewhere")))
                .as("in another circle")
                .isEqualTo(401);
    }

    @Test
    void anArrayOfObjectsIsNotMatched() {
        assertThat(status("/in-vain", token("anna", "office-manager@acme"))).isEqualTo(401);
    }

    @Test
    void nothingElseOpensAPath() {
        assertThat(apache.http().get("/books").send().status()).isEqualTo(401);
        assertThat(status("/books", "abc")).isEqualTo(401);
        try (TestRealm other = TestRealm.create(realm.server())) {
            other.admin()
                    .call("PUT", "/personas/setup/strings?clients=" + TestRealm.APP)
                    .send()
                    .expect(200);
            PersonaApiClient.ofNewUser(other, "anna").created("office-manager", "acme");
            assertThat(status("/books", other.token("anna")))
                    .as("of another realm")
                    .isEqualTo(401);
        }
    }
}
