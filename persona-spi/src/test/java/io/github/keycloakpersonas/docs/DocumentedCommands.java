package io.github.keycloakpersonas.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the pages tell readers to type, a page at a time in its order, against a demo realm as {@code mvn -Prun} imports it. Each
 * page leaves the realm as it found it. {@code mvn -Pdocs verify} runs it, {@code -Ddocs.pages=admin,api} only the pages of such names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommands {

    private static final String DEMO = "demo";

    private @Nullable ServerProcess server;

    @BeforeAll
    void start() {
        server = ServerProcess.start(ServerOptions.fromSystemProperties()
                .beside("docs")
                .buildArgument("--features=authzen,parameterized-scopes")
                .realmImport(realm("master"), realm(DEMO)));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Page> pages() {
        String only = System.getProperty("docs.pages", "");
        return Page.all().stream()
                .filter(page -> !page.run().isEmpty())
                .filter(page -> Stream.of(only.split(",")).anyMatch(page.name()::contains));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachCommandDoesWhatItsPageSays(Page page, @TempDir Path folder) throws IOException, InterruptedException {
        KeycloakServer running = running();
        RealmAdmin realm = freshRealm(running);
        List<Fence> fences = page.run();
        boolean isUninstalled = fences.stream().anyMatch(Fence::leavesTheRealmChanged);
        if (isUninstalled) {
            WholeRealm.complete(realm);
        }
        List<String> before = RealmPrint.of(realm);
        PageShell.Outcome outcome = new PageShell(folder)
                .beside(System.getProperty(ServerOptions.WORK) + "-docs")
                .run(fences, Servers.of(running));
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(outcome.exit())
                .as("exit code, after " + outcome.log())
                .isZero();
        softly.assertThat(outcome.faults()).as("commands that failed").isEmpty();
        softly.assertThat(outcome.answers())
                .as("answers to curl of 400 and more")
                .filteredOn(status -> status.compareTo("400") >= 0 || status.equals("000"))
                .isEqualTo(fences.stream()
                        .flatMap(fence -> fence.failingAnswers().stream())
                        .toList());
        printsWhatIsShown(page, outcome.byFence(fences), softly);
        if (isUninstalled) {
            softly.assertThat(WholeRealm.left(realm)).as("left in the realm").isEmpty();
            softly.assertThat(WholeRealm.ofOthers(realm)).containsExactly(WholeRealm.THEIRS);
        } else {
            List<String> after = RealmPrint.of(realm);
            softly.assertThat(missing(before, after)).as("gone from the realm").isEmpty();
            softly.assertThat(missing(after, before)).as("new in the realm").isEmpty();
        }
        softly.assertAll();
    }

    private static void printsWhatIsShown(Page page, Map<Fence, String> outputs, SoftAssertions softly)
            throws IOException {
        String output = "";
        for (Fence fence : page.fences()) {
            output = outputs.getOrDefault(fence, output);
            for (String printed : fence.printed()) {
                softly.assertThat(output).as(fence + " prints").contains(printed);
            }
            if (fence.isOutput() || fence.isShapeOfOutput()) {
                List<JsonNode> printed = JsonTexts.in(output);
                softly.assertThat(JsonTexts.shown(fence.text()))
                        .as(fence + " shows, printed was " + output)
                        .allMatch(shown -> printed.stream()
                                .anyMatch(document -> fence.isOutput()
                                        ? document.equals(shown)
                                        : JsonTexts.hasShape(document, shown)));
            }
        }
    }

    /** What the one has more often than the other. */
    private static List<String> missing(List<String> one, List<String> other) {
        List<String> left = new ArrayList<>(one);
        other.forEach(left::remove);
        return left;
    }

    private static RealmAdmin freshRealm(KeycloakServer server) throws IOException {
        server.admin().realm(DEMO).delete();
        RealmAdmin fresh = server.admin()
                .createRealm(new ObjectMapper().readTree(realm(DEMO).toFile()));
        // The first update of any kind writes down what was only a default before.
        fresh.put("", fresh.get(""));
        return fresh;
    }

    private static Path realm(String name) {
        return Page.ROOT.resolve("realm-export").resolve(name + "-realm.json");
    }

    private ServerProcess running() {
        if (server == null) {
            throw new IllegalStateException("The server did not start");
        }
        return server;
    }
}
