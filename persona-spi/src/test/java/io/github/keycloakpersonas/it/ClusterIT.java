package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SightOfNode.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.SightOfNode.Place;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written on one node shows on the other one, whose cache had something else. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final int ROUNDS = 30;
    private static final List<String> TITLES = List.of("office-manager", "traveler");

    private List<TestRealm> realms = List.of();

    @BeforeAll
    void createRealm(Cluster cluster) {
        TestRealm first = TestRealm.create(cluster.node(0));
        realms = List.of(first, first.at(cluster.node(1)));
    }

    @AfterAll
    void removeRealm() {
        realms.get(0).close();
    }

    /** Every way to change what a user's tokens say. */
    private enum Write {
        CREATE,
        CHANGE,
        ADMINISTER,
        IMPORT,
        SWITCH_OFF,
        SWITCH_ON,
        DELETE;

        /** @return what shows afterwards */
        int at(SightOfNode node, int price) {
            switch (this) {
                case CREATE -> node.create(price).expect(201);
                case CHANGE -> node.change(Map.of("autobook_price", price)).expect(200);
                case ADMINISTER -> node.administer(price).expect(200);
                case IMPORT ->
                    assertThat(TransferClient.counts(
                                    node.bring(price).expect(200).json()))
                            .containsExactly(0, 1, 0, 0, 0);
                case SWITCH_OFF -> node.change(Map.of("status", "inactive")).expect(200);
                case SWITCH_ON ->
                    node.change(Map.of("status", "active", "autobook_price", price))
                            .expect(200);
                case DELETE -> node.delete().expect(204);
            }
            return this == SWITCH_OFF || this == DELETE ? NONE : price;
        }
    }

    @Test
    void everyWriteShowsOnTheOtherNode(TestReporter reporter) {
        realms.get(0).user("anna");
        String token = realms.get(1).token("anna");
        List<SightOfNode> nodes = realms.stream()
                .map(realm -> new SightOfNode(realm, "anna", token))
                .toList();
        Delays delays = new Delays();
        int price = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Place place = round / 2 % 2 == 0 ? Place.LIST : Place.TOKEN;
            for (Write write : Write.values()) {
                // An odd number of writes a round: each kind is done on either node.
                SightOfNode writer = nodes.get(++price % 2);
                SightOfNode reader = nodes.get(1 - price % 2);
                reader.warm();
                int shown = write.at(writer, price);
                delays.await(write + " on node " + price % 2, () -> reader.shown(place) == shown);
            }
        }
        reporter.publishEntry(delays.report("personas"));
        assertThat(delays.count()).isEqualTo(ROUNDS * Write.values().length);
    }

    @Test
    void aSchemaShowsOnTheOtherNode(TestReporter reporter) {
        PersonaApiClient.ofNewUser(realms.get(0), "bert").created("traveler", "corsica");
        String token = realms.get(1).token("bert");
        Delays delays = new Delays();
        for (int i = 0; i < 40; i++) {
            TestRealm writer = realms.get(i % 2);
            TestRealm reader = realms.get(1 - i % 2);
            titles(reader, token);
            String title = "traveler-" + i;
            writer.admin()
                    .call("PUT", "/personas/schema?force=true")
                    .json(Map.of("titles", List.of(Map.of("name", title))))
                    .send()
                    .expect(200);
            delays.await(title, () -> titles(reader, token).equals(List.of(title)));
            // The rules that apply are those that are shown.
            new PersonaApiClient(reader, token).create("traveler", "home").expect(400);
        }
        reporter.publishEntry(delays.report("schema"));
        realms.get(0).admin().defaultSchema();
    }

    /** The page was opened at one node before the schema was changed at the other. */
    @Test
    void anUpdateOfTheRealmOnOneNodeTakesNoSchemaAwayFromTheOther() {
        PersonaApiClient.ofNewUser(realms.get(0), "cora").created("traveler", "corsica");
        String token = realms.get(1).token("cora");
        for (int i = 0; i < 10; i++) {
            TestRealm one = realms.get(i % 2);
            TestRealm other = realms.get(1 - i % 2);
            JsonNode page = one.admin().get("");
            String title = "traveler-" + i;
            other.admin().schema("{\"titles\":[{\"name\":\"" + title + "\"}]}");
            one.admin().put("", i % 3 == 0 ? Map.of("attributes", Map.of()) : page);
            for (TestRealm realm : realms) {
                assertThat(titles(realm, token)).containsExactly(title);
                assertThat(realm.admin()
                                .get("")
                                .at("/attributes/persona.schema")
                                .asText())
                        .contains(title);
            }
        }
        realms.get(0).admin().defaultSchema();
    }

    private static List<String> titles(TestRealm realm, String token) {
        return new PersonaApiClient(realm, token)
                .get("/v1/schema")
                .expect(200)
                .json()
                .path("titles")
                .findValuesAsText("name");
    }

    @Test
    void theSelectedPersonaIsInTokensOfTheOtherNode(TestReporter reporter) {
        List<String> personas = PersonaApiClient.twoOf(realms.get(0), "cleo");
        Reply login = realms.get(0).tokens("cleo", Map.of()).expect(200);
        String access = login.json().path("access_token").asText();
        AtomicReference<String> refresh =
                new AtomicReference<>(login.json().path("refresh_token").asText());
        Delays delays = new Delays();
        for (int i = 0; i < 40; i++) {
            TestRealm writer = realms.get(i % 2);
            TestRealm reader = realms.get(1 - i % 2);
            selectedAt(reader, refresh);
            String title = TITLES.get(i / 3 % 2);
            String persona = personas.get(i / 3 % 2);
            new PersonaApiClient(writer, access)
                    .call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", persona)))
                    .expect(200);
            delays.await(title, () -> selectedAt(reader, refresh).equals(title));
        }
        reporter.publishEntry(delays.report("selection"));
    }

    /** The title of the persona that a refreshed token is for; empty without one. */
    private static String selectedAt(TestRealm node, AtomicReference<String> refresh) {
        JsonNode tokens = node.tokenEndpoint(Map.of(
                        "grant_type", "refresh_token", "client_id", TestRealm.APP, "refresh_token", refresh.get()))
                .expect(200)
                .json();
        refresh.set(tokens.path("refresh_token").asText());
        return Jwt.claims(tokens.path("access_token").asText())
                .path("persona")
                .path("title")
                .asText();
    }

    @Test
    void aUserWhoIsGoneIsGoneOnTheOtherNode() {
        for (int i = 0; i < 10; i++) {
            TestRealm writer = realms.get(i % 2);
            TestRealm reader = realms.get(1 - i % 2);
            String user = writer.user("gone" + i);
            String token = writer.token("gone" + i);
            PersonaApiClient api = new PersonaApiClient(reader, token);
            api.created("traveler", "corsica");
            assertThat(api.listed("/v1/personas")).hasSize(1);
            writer.admin().deleteUser(user);
            api.get("/v1/personas").expect(401);
            assertThat(reader.admin().get("/personas").path("personas").findValuesAsText("username"))
                    .doesNotContain("gone" + i);
        }
    }
}
