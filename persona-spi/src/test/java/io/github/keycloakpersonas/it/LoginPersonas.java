package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm whose browser flow asks for a persona. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoginPersonas {

    static final Pattern BUTTON = Pattern.compile("name=\"persona\" value=\"([^\"]+)\"");

    TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        AdminPersonas.of(realm).post("/flows?bind=true", Map.of()).expect(200);
        realm.admin()
                .createClient(Map.of(
                        "clientId", "second", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** The ids on the page's buttons. */
    static List<String> offered(Reply page) {
        assertThat(page.expect(200).text()).contains("choose-persona.ftl");
        List<String> ids = new ArrayList<>();
        Matcher button = BUTTON.matcher(page.text());
        while (button.find()) {
            ids.add(button.group(1));
        }
        return ids;
    }

    String title(BrowserLogin browser, Reply back) {
        return browser.persona(TestRealm.APP, back);
    }
}
