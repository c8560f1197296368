package io.github.keycloakpersonas.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resource server permits and refuses, whatever it is made with: the same rules, the same answers. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BookingService {

    private static final Clock CLOCK = Clock.systemUTC();

    private Demo demo;
    private Program service;

    /** Builds it as its README says, and starts it. */
    abstract Program start(String issuer) throws IOException;

    /** What a token is answered with whose persona has ended a moment ago. */
    abstract int statusOfAnEndedPersona();

    @BeforeAll
    void startForTheDemo(KeycloakServer server) throws IOException {
        demo = Demo.importedInto(server);
        TwoLevels.bind(demo.realm().admin());
        service = start(demo.issuer());
    }

    @AfterAll
    void stop() {
        service.close();
        demo.close();
    }

    private HttpCall booking(String circle, long price) {
        return service.http().post("/bookings").json(Map.of("circle", circle, "price", price));
    }

    private Reply book(String token, String circle, long price) {
        return booking(circle, price).bearer(token).send();
    }

    private void refused(String reason, String token, String circle, long price) {
        Reply reply = book(token, circle, price).expect(403);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().path("reason").asText()).isEqualTo(reason);
        assertThat(reply.json().path("detail").asText()).isNotEmpty();
    }

    @Test
    void whoWorksAsTheRightPersonaBooks() {
        JsonNode booked = book(demo.token("alice", Demo.TRAVELER), "corsica", 1999)
                .expect(201)
                .json();
        assertThat(booked.path("as").asText()).isEqualTo(Demo.TRAVELER);
        assertThat(booked.path("price").asLong()).isEqualTo(1999);
    }

    @Test
    void anotherCircleIsRefused() {
        refused("circle", demo.token("alice", Demo.TRAVELER), "elba", 100);
    }

    @Test
    void aTitleThatMayNotBookIsRefused() {
        refused("title", demo.token("bob", "travel-agent@best-travels"), "best-travels", 100);
    }

    @Test
    void aPriceAboveTheLimitIsRefused() {
        refused("price", demo.token("alice", Demo.TRAVELER), "corsica", 5001);
    }

    @Test
    void withoutConsentItIsRefused() {
        refused("consent", demo.token("alice", Demo.MANAGER), "acme-corp", 100);
    }

    @Test
    void whatAnotherPersonaPermitsIsRefused() {
        refused("circle", demo.token("alice", Demo.MANAGER), "corsica", 100);
    }

    @Test
    void holdingThePersonaIsNotWorkingAsIt() {
        String token = demo.token("alice");
        assertThat(Jwt.claims(token).path("personas")).hasSize(2);
        refused("no-persona", token, "corsica", 100);
        refused("no-persona", demo.token("carlo"), "corsica", 100);
    }

    @Test
    void aPersonaThatHasEndedIsRefused() throws InterruptedException {
        Instant end = CLOCK.instant().plus(Duration.ofSeconds(10));
        demo.created(
                "dana", Map.of("title", "traveler", "circle", "elba", "consent", true, "valid_till", end.toString()));
        String token = demo.token("dana", "traveler@elba");
        book(token, "elba", 100).expect(201);
        // Until the persona has ended, and the token with it.
        Thread.sleep(Duration.between(CLOCK.instant(), end).toMillis() + 1100);
        int status = book(token, "elba", 100).status();
        assertThat(status).isEqualTo(statusOfAnEndedPersona());
        if (status == 403) {
            refused("expired", token, "elba", 100);
        }
    }

    @Test
    void aHighPriceRequiresAStrongerLogin() {
        Reply challenge =
                book(demo.token("alice", Demo.TRAVELER), "corsica", 2000).expect(401);
        assertThat(challenge.headers("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer ")
                .contains("error=\"insufficient_user_authentication\"", "acr_values=\"2\"");
        book(strong("alice", Demo.TRAVELER), "corsica", 2000).expect(201);
        refused("price", strong("alice", Demo.TRAVELER), "corsica", 5001);
    }

    /** An access token of a login with the level that the challenge names. */
    private String strong(String user, String persona) {
        TestRealm realm = demo.realm();
        JsonNode login = new CodeFlow(realm).logIn(user, "2");
        String title = persona.replaceAll("@.*", "");
        String first = login.path("access_token").asText();
        String id = demo.call(first, "GET", "/personas?title=" + title, Map.of())
                .path("personas")
                .path(0)
                .path("id")
                .asText();
        demo.call(first, "PUT", "/session/persona", Map.of("persona_id", id));
        return realm.tokenEndpoint(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        Demo.CLIENT,
                        "refresh_token",
                        login.path("refresh_token").asText()))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    @Test
    void withoutATokenForThisServiceNothingIsPermitted() {
        booking("corsica", 1).send().expect(401);
        book("none", "corsica", 1).expect(401);
        String token = demo.token("alice", Demo.TRAVELER);
        book(token.substring(0, token.length() - 8) + "AAAAAAAA", "corsica", 1).expect(401);
        // It is of the realm, and for others.
        book(demo.realm().serviceToken("flowpilot-agent", "flowpilot-agent-secret"), "corsica", 1)
                .expect(401);
    }

    @Test
    void aTokenOfAnotherRealmIsRefused(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            other.user("alice");
            book(other.token("alice"), "corsica", 1).expect(401);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"circle\": \"corsica\", \"price\": -1}", "{\"circle\": \" \", \"price\": 1}", "none"})
    void whatIsNoBookingIsRefused(String body) {
        service.http()
                .post("/bookings")
                .bearer(demo.token("alice", Demo.TRAVELER))
                .body("application/json", body)
                .send()
                .expect(400);
    }
}
