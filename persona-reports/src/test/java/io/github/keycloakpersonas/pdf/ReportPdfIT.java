package io.github.keycloakpersonas.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports as PDF in a server that has the JAR, whose libraries have other names. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPdfIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
        realm.user("anna");
        realm.admin()
                .post("/personas", Map.of("username", "anna", "title", "traveler", "circle", "東京"))
                .expect(201);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void showWhoHoldsWhat() throws IOException {
        Reply reply = realm.admin()
                .call("GET", "/personas/reports/access?format=pdf&title=traveler&circle=%E6%9D%B1%E4%BA%AC")
                .send()
                .expect(200);
        assertThat(reply.header("Content-Type")).hasValue("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(reply.bytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Realm: " + realm.name(), "anna", "東京", "Title: Traveler", "Rows: 1");
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("access.csv", "manifest.json", "manifest.json.jws");
            assertThat(new String(
                            Objects.requireNonNull(files.get("access.csv"))
                                    .getEmbeddedFile()
                                    .toByteArray(),
                            StandardCharsets.UTF_8))
                    .contains("anna,");
        }
        assertThat(realm.admin().get("/personas/reports").path("formats").toString())
                .contains("pdf");
    }

    @Test
    void areInTheLanguageThatTheReaderLikes() throws IOException {
        try (TestRealm dutch = TestRealm.create(
                realm.server(),
                Map.of(
                        "internationalizationEnabled",
                        true,
                        "supportedLocales",
                        List.of("nl", "de", "ja"),
                        "defaultLocale",
                        "nl"))) {
            dutch.admin()
                    .schema("{\"titles\":[{\"name\":\"traveler\",\"display_name\":\"${persona.title.traveler}\"}]}");
            dutch.user("anna");
            dutch.admin()
                    .post("/personas", Map.of("username", "anna", "title", "traveler", "circle", "corsica"))
                    .expect(201);
            requireSaid(
                    dutch, "?format=pdf", "nl", "Toegangsrapport", "Gebruiker", "Reiziger", "actief", "Pagina 1 van 1");
            requireSaid(dutch, "?format=pdf&ui_locales=fr%20de", "de", "Zugriffsbericht", "Reisender", "aktiv");
            // The realm has the language, and nobody has translated to it: Keycloak takes the default one.
            requireSaid(dutch, "?format=pdf&ui_locales=ja", "nl", "Toegangsrapport", "actief");
        }
        requireSaid(realm, "?format=pdf&circle=%E6%9D%B1%E4%BA%AC&ui_locales=de", "en", "Access report");
    }

    private static void requireSaid(TestRealm in, String query, String language, String... texts) throws IOException {
        Reply reply = in.admin()
                .call("GET", "/personas/reports/access" + query)
                .send()
                .expect(200);
        try (PDDocument pdf = Loader.loadPDF(reply.bytes())) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(new PDFTextStripper().getText(pdf)).contains(texts);
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(new String(
                            Objects.requireNonNull(files.get("access.csv"))
                                    .getEmbeddedFile()
                                    .toByteArray(),
                            StandardCharsets.UTF_8))
                    .startsWith("username,")
                    .contains(",traveler,", ",active,");
        }
    }

    @Test
    void showAnOwnerAResult() throws IOException {
        try (TestRealm assessed = TestRealm.create(realm.server())) {
            assessed.admin().schema("""
                    {"titles":[{"name":"adviser","requires":["quiz"]}],
                     "assessments":[{"name":"quiz","version":1,
                       "questions":[{"name":"sure","type":"scale","text":"Sure?","from":1,"to":5,"required":true}],
                       "results":[{"name":"points","formula":"sum"}],"pass":{"result":"points","at_least":3}}]}""");
            assessed.user("anna");
            String token = assessed.token("anna");
            String id = sent(assessed, token, "", Map.of("title", "adviser", "circle", "bank"));
            String path = "/" + id + "/assessments/quiz";
            String result = sent(assessed, token, path, Map.of("version", 1, "answers", Map.of("sure", 4)));
            Reply reply = assessed.http()
                    .request("GET", assessed.path("/persona/v1/personas" + path + "/results/" + result + "/pdf"))
                    .bearer(token)
                    .send()
                    .expect(200);
            assertThat(reply.header("Content-Type")).hasValue("application/pdf");
            try (PDDocument pdf = Loader.loadPDF(reply.bytes())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Assessment report", "Title: Adviser", "Owner: anna", "Quiz", "points: 4", "Rows: 1");
            }
        }
    }

    private static String sent(TestRealm in, String token, String path, Map<String, Object> json) {
        return in.http()
                .request("POST", in.path("/persona/v1/personas" + path))
                .bearer(token)
                .json(json)
                .send()
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    @Test
    void areRefusedBeyondTheirBound() {
        for (int i = 0; i < 51; i++) {
            realm.user("many" + i);
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5001; i++) {
            lines.append("{\"user\":{\"username\":\"many")
                    .append(i % 51)
                    .append("\"},\"title\":\"traveler\",\"circle\":\"c")
                    .append(i)
                    .append("\"}\n");
        }
        realm.admin()
                .call("POST", "/personas/import?override_limit=true")
                .body("application/x-ndjson", lines.toString())
                .send()
                .expect(200);
        Reply refused = realm.admin()
                .call("GET", "/personas/reports/access?format=pdf")
                .send()
                .expect(400);
        assertThat(refused.json().at("/errors/format").asText()).contains("csv, ndjson or zip");
        realm.admin()
                .call("GET", "/personas/reports/access?format=pdf&circle=c7")
                .send()
                .expect(200);
    }
}
