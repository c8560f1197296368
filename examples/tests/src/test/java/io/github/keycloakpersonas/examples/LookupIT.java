package io.github.keycloakpersonas.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example {@code lookup}: other services ask it about users who are not there. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupIT {

    private Demo demo;
    private Program lookup;

    @BeforeAll
    void start(KeycloakServer server) {
        demo = Demo.importedInto(server);
        lookup = program(demo.issuer());
    }

    @AfterAll
    void stop() {
        lookup.close();
        demo.close();
    }

    private static Program program(String realm) {
        int port = Program.freePort();
        return Program.named("lookup", "node", "lookup/lookup.mjs")
                .with("REALM", realm)
                .with("PORT", port)
                .on(port);
    }

    private JsonNode ask(String user, String title, String circle, String price) {
        String query = "?user=" + user + "&title=" + title + "&circle=" + Http.encode(circle) + "&price=" + price;
        return lookup.http().get("/may-book" + query).send().expect(200).json();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "alice, traveler, corsica, 5000, -",
                "alice, traveler, corsica, 5001, may not spend so much",
                "alice, traveler, elba, 100, holds no active persona traveler in elba",
                "alice, travel-agent, corsica, 100, holds no active persona travel-agent in corsica",
                "alice, office-manager, acme-corp, 100, has not consented to bookings without being asked",
                "bob, traveler, corsica, 100, holds no active persona traveler in corsica",
                "carlo, traveler, corsica, 100, holds no active persona traveler in corsica"
            })
    void decidesByTheUsersPersonas(String user, String title, String circle, String price, String reason) {
        JsonNode answer = ask(demo.realm().admin().userId(user), title, circle, price);
        assertThat(answer.path("allowed").asBoolean()).as(answer.toString()).isEqualTo(reason == null);
        assertThat(answer.path("reason").asText(null)).isEqualTo(reason);
    }

    /** The answer in one line: whether it is allowed, and whether the personas were read. */
    private String decided(String user, String circle) {
        JsonNode answer = ask(user, "traveler", circle, "500");
        return answer.path("allowed").asBoolean() + ", "
                + answer.path("looked_up").asText();
    }

    @Test
    void readsAUsersPersonasAgainOnceTheyHaveChanged() {
        String dana = demo.realm().admin().userId("dana");
        String circle = "île d'Elbe & co";
        String id = demo.created("dana", Map.of("title", "traveler", "circle", circle, "consent", true));
        assertThat(decided(dana, circle)).isEqualTo("true, read");
        assertThat(decided(dana, circle)).isEqualTo("true, unchanged");
        demo.suspend(id);
        assertThat(decided(dana, circle)).isEqualTo("false, read");
        assertThat(decided(dana, circle)).isEqualTo("false, unchanged");
    }

    @Test
    void whoIsNotThereMayNothing() {
        assertThat(ask("nobody", "traveler", "corsica", "1").path("allowed").asBoolean(true))
                .isFalse();
    }

    @Test
    void aQuestionThatIsNotWholeIsRefused() {
        lookup.http().get("/may-book?user=x&title=traveler").send().expect(400);
        lookup.http()
                .get("/may-book?user=x&title=traveler&circle=corsica&price=much")
                .send()
                .expect(400);
        lookup.http().get("/else").send().expect(404);
    }

    @Test
    void withoutKeycloakNothingIsPermitted() {
        try (Program alone = program("http://localhost:" + Program.freePort())) {
            alone.http()
                    .get("/may-book?user=x&title=traveler&circle=corsica&price=1")
                    .send()
                    .expect(503);
        }
    }
}
