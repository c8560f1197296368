package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent: the answers are those of the OpenAPI document, and never a failure. {@code -Dfuzz.seed} sends other requests,
 * {@code -Dfuzz.requests} more of them to each operation.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("storage")
class ApiFuzzIT {

    static final long SEED = Long.getLong("fuzz.seed", 42);
    static final int REQUESTS = Integer.getInteger("fuzz.requests", 75);

    /** What tells of the inside: classes, stack traces, statements, constraints. */
    static final Pattern INSIDE = Pattern.compile(
            "(?i)Exception|\\bat (java|org|io)\\.|org\\.keycloak|io\\.github|hibernate|jackson|jdbc|\\bselect .* from|unknown_error");

    private static final String CIRCLES = "/v1/circles";

    private static final String SCHEMA = """
            {"titles":[{"name":"traveler"},{"name":"travel-agent"},{"name":"guide","needs_approval":true},
                       {"name":"admin","self_service":false},
                       {"name":"helper","needs_approval":true,"can_be_invited":true,"managed_by":["admin"]}],
             "attributes":[{"name":"consent","type":"boolean","default":false,"in_tokens":true},
                           {"name":"autobook_price","type":"integer","default":500,"min":0},
                           {"name":"factor","type":"number","max":99.5},
                           {"name":"nick","type":"string","pattern":"[a-z]*","max_length":20},
                           {"name":"born","type":"date-time"},{"name":"mail","type":"email"},
                           {"name":"size","type":"enum","options":["s","m"]},
                           {"name":"likes","type":"string-list","max":3}],
             "groups":[{"name":"audience","attributes":[{"name":"age","type":"integer","min":0},
                                                        {"name":"area","type":"string"}]}],
             "limits":{"personas_per_user":1000},"calendar":{"enabled":true},
             "reviews":{"enabled":true},"invitations":{"enabled":true},"mails":{"expiry_days":[7]},
             "assessments":[{"name":"risk-profile","version":1,"questions":[
                 {"name":"horizon","type":"single","text":"How long?","options":[
                     {"name":"short","text":"Days","score":0},{"name":"long","text":"Years","score":9}]},
                 {"name":"products","type":"multiple","text":"Which?","options":[
                     {"name":"funds","text":"Funds","score":1},{"name":"shares","text":"Shares","score":4}]},
                 {"name":"comfort","type":"scale","text":"How well?","from":1,"to":5}],
               "results":[{"name":"risk","formula":"sum"}]}],
             "registration":{"requests_per_minute":0,"client_requests_per_minute":0}}""";

    private TestRealm realm;
    private PersonaApiClient user;
    private String all;
    private String agent;
    private PersonaApiClient other;
    private String foreign;
    private String review;
    private String steward;

    @BeforeAll
    void createRealm(KeycloakServer server) throws InterruptedException {
        realm = TestRealm.create(
                server,
                Map.of(
                        TestRealm.TOKEN_LIFE,
                        TestRealm.LONG,
                        "registrationAllowed",
                        true,
                        "attributes",
                        Map.of("persona.schema", SCHEMA)));
        realm.admin()
                .createClient(Map.of(
                        "clientId", "shop", "publicClient", true, "attributes", Map.of("persona.register", "true")));
        user = PersonaApiClient.ofNewUser(realm, "fuzz");
        other = PersonaApiClient.ofNewUser(realm, "other");
        foreign = other.created("traveler", "elsewhere");
        review = new ReviewCalls(AdminPersonas.of(realm)).opened("reviewers", List.of("fuzz"));
        String service = realm.service("service", "secret");
        realm.admin().grantClientRoles(service, "persona-api", "view-all-personas", "view-users");
        all = realm.serviceToken("service", "secret");
        realm.user("steward");
        realm.admin()
                .call("PUT", "/personas/setup/circles?clients=" + TestRealm.APP)
                .send()
                .expect(200);
        steward = realm.tokens("steward", Map.of("scope", "openid persona-circles"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        Agent.letIn(realm);
        agent = Agent.tokens(realm, "fuzz", Agent.SCOPE).path("access_token").asText();
    }

    private String token(RequestFuzz.Operation operation, int i) {
        if (operation.path().equals("/mcp")) {
            return agent;
        }
        if (operation.path().startsWith(CIRCLES)) {
            return steward;
        }
        if (operation.path().endsWith("/register")) {
            return "";
        }
        return operation.path().startsWith("/v1/users") || i % 10 == 9 ? all : user.token();
    }

    /** With a persona that is there, active and selected when an operation's turn begins. */
    private FuzzPool pool(String circle) {
        String own = user.created("traveler", circle);
        user.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", own)))
                .expect(200);
        return calendar(new FuzzPool())
                .know("persona_id", List.of(own, own, user.personaId("traveler", circle), foreign))
                .know("persona_id", List.of(user.personaId("traveler", "x\u0000"), user.sub() + "_\ud800_x"))
                .know("user_sub", List.of(user.sub(), other.sub()))
                .know("client_id", List.of("shop"))
                .know("assessment", List.of("risk-profile"))
                .know("result", List.of(assessed(own)))
                .know("review", List.of(review))
                .know(
                        "email",
                        IntStream.range(0, 500)
                                .mapToObj(i -> i + "@example.org")
                                .toList())
                .know("title", List.of("traveler", "travel-agent", "guide", "admin"))
                .know(
                        "circle",
                        List.of(circle, "c1", "c2", "c3", "O'Neill", "caf\u00e9", "cafe\u0301", "\u6771\u4eac"));
    }

    /** With personas of somebody else and an invitation that the steward manages. */
    private FuzzPool circle(String circle, FuzzPool pool) {
        AdminPersonas admin = AdminPersonas.of(realm);
        admin.created("steward", "admin", circle);
        String invitation = new PersonaApiClient(realm, steward)
                .call(
                        "POST",
                        "/v1/circles/" + circle + "/invitations",
                        call -> call.json(Map.of("title", "helper", "email", circle + "@example.org")))
                .expect(201)
                .json()
                .path("id")
                .asText();
        return pool.know("invitation", List.of(invitation))
                .know(
                        "id",
                        Stream.of("pending", "active", "suspended")
                                .map(status ->
                                        admin.created(named(status + circle), "helper", circle, "status", status))
                                .toList());
    }

    private String named(String user) {
        realm.user(user);
        return user;
    }

    private String assessed(String persona) {
        Map<String, Object> answers = Map.of("horizon", "long", "products", List.of("funds"), "comfort", 3);
        String path = "/v1/personas/" + persona + "/assessments/risk-profile";
        return user.call("POST", path, call -> call.json(Map.of("version", 1, "answers", answers)))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** With an event that comes again and a secret address, of which a user has five at most. */
    private FuzzPool calendar(FuzzPool pool) {
        String feeds = "/v1/calendar/feeds";
        user.get(feeds)
                .expect(200)
                .json()
                .path("feeds")
                .forEach(feed -> user.delete(feeds + "/" + feed.path("id").asText()));
        JsonNode feed = user.call("POST", feeds, call -> call.json(Map.of()))
                .expect(201)
                .json();
        String event = user.call(
                        "POST", CalendarIT.EVENTS, call -> call.json(CalendarIT.rehearsal("rrule", "FREQ=DAILY")))
                .expect(201)
                .json()
                .path("id")
                .asText();
        String address = feed.path("url").asText();
        return pool.know("event_id", List.of(event))
                .know("occurrence", List.of("2026-10-19T18:00:00Z", "2026-10-20T18:00:00Z"))
                .know("feed", List.of(feed.path("id").asText(), address.substring(address.lastIndexOf('/') + 1)));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    static List<RequestFuzz.Operation> operations() {
        return RequestFuzz.operations(Contract.openApi());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerIsOneOfTheDocument(RequestFuzz.Operation operation) {
        JsonNode document =
                realm.http().get(realm.path("/persona/openapi.json")).send().json();
        Random random = new Random(SEED + (operation.method() + operation.path()).hashCode());
        String circle = "c" + Integer.toUnsignedString((operation.method() + operation.path()).hashCode());
        FuzzPool known = pool(circle);
        RequestFuzz fuzz =
                new RequestFuzz(document, operation.path().startsWith(CIRCLES) ? circle(circle, known) : known, random);
        int logged = realm.server().log().length();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            FuzzedRequest request = fuzz.request(operation);
            Reply reply = request.send(realm.http(), realm.path("/persona").toString(), token(operation, i));
            assertThat(reply.status())
                    .as("seed %s: %s: %s", SEED, request, reply)
                    .matches(status -> status < 500 || (status == 501 && needsAnotherJar(operation)));
            if (reply.status() >= 400 && !isPage(operation)) {
                assertThat(reply.text()).as("seed %s: %s", SEED, request).doesNotContainPattern(INSIDE);
            }
            if (!request.mayBeKeycloaks() || reply.header("X-Request-Id").isPresent()) {
                Contract.check(operation.method(), request.path(), reply);
            }
            seen.add(reply.status() / 100);
        }
        assertThat(seen)
                .as("some requests get through")
                .contains(needsAnotherJar(operation) ? 5 : isRefused(operation) ? 4 : 2);
        assertThat(realm.server().log().substring(logged)).as("seed %s", SEED).doesNotContain(" ERROR ");
    }

    /** Whether it is a page for people, which only a link in a mail opens. */
    private static boolean isPage(RequestFuzz.Operation operation) {
        return operation.path().startsWith("/invitations/");
    }

    /** Whether chance need not get through: what stewards do needs a persona in the right state, and members that fit together. */
    private static boolean isRefused(RequestFuzz.Operation operation) {
        return isPage(operation)
                || (operation.path().startsWith(CIRCLES) && operation.method().equals("POST"));
    }

    /** Whether the extension alone cannot answer it. */
    private static boolean needsAnotherJar(RequestFuzz.Operation operation) {
        return operation.path().equals("/v1/calendar/import")
                || operation.path().endsWith("/pdf");
    }
}
