package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people read instead of names, in their language. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisplayNamesIT {

    private static final String SCHEMA = """
            {"titles":[{"name":"ship-captain","display_name":"${ship.captain}"},{"name":"deck-hand.2","display_name":"${no.text}"},
                       {"name":"cook","display_name":"The cook"}],
             "attributes":[{"name":"cabin","type":"enum","options":["first-class","other"],"display_name":"${doLogIn}",
                            "option_display_names":{"other":"${ship.other}"}}],
             "groups":[{"name":"onBoard","attributes":[{"name":"since_when","type":"date-time"}]}]}""";

    private TestRealm realm;
    private AdminPersonas admin;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(
                server, Map.of("internationalizationEnabled", true, "supportedLocales", List.of("en", "de", "pt-BR")));
        text("en", "ship.captain", "Captain's rank");
        text("de", "ship.captain", "Kapitän");
        text("de", "ship.other", "Andere Kabine");
        admin = AdminPersonas.of(realm);
        admin.post("/flows?bind=true", Map.of()).expect(200);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @BeforeEach
    void sail() {
        realm.admin().schema(SCHEMA.replace("deck-hand.2", "deck-hand.2"));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void text(String language, String key, String text) {
        realm.admin()
                .call("PUT", "/localization/" + language + "/" + key)
                .body("text/plain", text)
                .send()
                .expect(204);
    }

    private JsonNode schema(String query, String acceptLanguage) {
        return anna.call("GET", "/v1/schema" + query, call -> call.header("Accept-Language", acceptLanguage))
                .expect(200)
                .json();
    }

    private static String captain(JsonNode schema) {
        return schema.at("/titles/0/display_name").asText();
    }

    @Test
    void areTextsOfTheRealmOrItsThemesElseReadableNames() {
        JsonNode schema = schema("", "de");
        assertThat(schema.findValuesAsText("display_name"))
                .containsExactly("Kapitän", "Deck hand 2", "The cook", "Anmelden", "On board", "Since when");
        assertThat(schema.at("/attributes/0/option_display_names"))
                .hasToString("{\"first-class\":\"First class\",\"other\":\"Andere Kabine\"}");
        assertThat(schema.at("/titles/0/name").asText()).isEqualTo("ship-captain");
    }

    @Test
    void areInTheLanguageThatIsAskedForElseInThatOfTheRequestElseInThatOfTheUser() {
        assertThat(captain(schema("", "fr, de;q=0.5"))).isEqualTo("Kapitän");
        assertThat(captain(schema("", "fr"))).isEqualTo("Captain's rank");
        assertThat(captain(schema("?ui_locales=" + Http.encode("fr de-AT en"), "en")))
                .isEqualTo("Kapitän");
        assertThat(captain(schema("?ui_locales=fr", "de"))).isEqualTo("Kapitän");
        assertThat(captain(schema("?ui_locales=" + Http.encode("x-*, ,;q=7 " + "de".repeat(500)), "de")))
                .isEqualTo("Kapitän");
        assertThat(schema("?ui_locales=pt", "de")
                        .at("/attributes/0/display_name")
                        .asText())
                .isEqualTo("Entrar");
        PersonaApiClient berta = PersonaApiClient.ofNewUser(realm, "berta");
        realm.admin().updateUser(berta.sub(), Map.of("attributes", Map.of("locale", List.of("de"))));
        assertThat(captain(berta.get("/v1/schema").expect(200).json())).isEqualTo("Kapitän");
    }

    @Test
    void areKeptAsTheyAreWrittenWhereAdministratorsWriteThem() {
        JsonNode written = admin.get("/schema").expect(200).json();
        assertThat(written.path("format").asInt()).isEqualTo(2);
        assertThat(captain(written)).isEqualTo("${ship.captain}");
        assertThat(written.at("/groups/0").has("display_name")).isFalse();
        assertThat(written.at("/attributes/0/option_display_names")).hasToString("{\"other\":\"${ship.other}\"}");
        assertThat(captain(admin.get("/schema/view?ui_locales=de").expect(200).json()))
                .isEqualTo("Kapitän");
        assertThat(captain(admin.get("/schema/view").expect(200).json())).isEqualTo("Captain's rank");
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        Reply refused = new SchemaCalls(realm).put("""
                {"titles":[{"name":"t","display_name":"${a b}"}],
                 "attributes":[{"name":"a","type":"string","options":["x"],"option_display_names":{"y":"Y"}}]}""");
        JsonNode errors = refused.expect(400).json().path("errors");
        assertThat(errors.path("titles.t.display_name").asText()).startsWith("must be a text, or ${key} alone");
        assertThat(errors.path("attributes.a.option_display_names").asText()).contains("'y'");
    }

    @Test
    void areOnThePageThatAsksForAPersonaAndNotInTokens() {
        String captain = anna.created("ship-captain", "black-pearl");
        anna.created("cook", "black-pearl");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of("ui_locales", "de")), "anna");
        assertThat(page.expect(200).text())
                .contains("<strong>Kapit\u00e4n</strong> black-pearl", "<strong>The cook</strong>")
                .doesNotContain("ship-captain");
        assertThat(page.text().indexOf("Kapit")).isLessThan(page.text().indexOf("The cook"));
        assertThat(browser.persona(TestRealm.APP, browser.press(page, Map.of("persona", captain))))
                .isEqualTo("ship-captain");
        assertThat(Jwt.claims(realm.token("anna")).path("personas").toString())
                .contains("ship-captain")
                .doesNotContain("display_name", "Kapit");
    }

    @Test
    void ofTheDefaultSchemaAreThereInEveryLanguageOfThePage() {
        realm.admin().defaultSchema();
        assertThat(schema("?ui_locales=de", "en").findValuesAsText("display_name"))
                .contains("Büroleitung", "Vorlauf (Tage)");
        assertThat(schema("", "en").findValuesAsText("display_name")).contains("Office manager", "Lead time (days)");
        JsonNode preset = new SchemaCalls(realm).preset("audience").expect(200).json();
        assertThat(preset.at("/titles/0/display_name").asText()).isEqualTo("${persona.title.customer}");
    }
}
