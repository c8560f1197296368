package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read page by page, while others write. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongListsIT {

    private static final int USERS = 10;
    private static final List<String> TITLES = List.of("traveler", "office-manager", "booking-assistant");
    private static final List<String> STATUSES = List.of("active", "inactive", "suspended");
    private static final Pattern CURSOR =
            Pattern.compile("<[^?>]*(\\?[^>]*cursor=([A-Za-z0-9_-]+)[^>]*)>; rel=\"next\"");

    private TestRealm realm;
    private AdminPersonas admin;
    private PersonaApiClient reader;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        TransferIT.users(realm, USERS);
        // Each time several times over, so that ids decide, too.
        List<String> lines = IntStream.range(0, USERS * 3)
                .mapToObj(i -> "{\"id\":\"" + UUID.randomUUID() + "\",\"user\":{\"username\":\"user" + i % USERS
                        + "\"},\"title\":\"" + TITLES.get(i / USERS) + "\",\"circle\":\"circle " + (char) ('A' + i % 4)
                        + "é\",\"status\":\"" + STATUSES.get(i % 3) + "\",\"created_at\":\"2026-01-0" + (1 + i % 5)
                        + "T10:00:00.123Z\",\"valid_from\":\"" + from(i) + "-01-01T00:00:00Z\",\"valid_till\":\""
                        + (from(i) + 1) + "-01-0" + (1 + i % 4) + "T00:00:00Z\"}")
                .toList();
        JsonNode report = new TransferClient(realm).imported("", lines.toArray(String[]::new));
        assertThat(TransferClient.counts(report)).containsExactly(USERS * 3, 0, 0, 0, 0);
        reader = PersonaApiClient.ofNewUser(realm, "reader");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** The year in which the validity begins, a year or so: of each status there are some before, some within and some after it. */
    private static int from(int i) {
        return List.of(2020, thisYear(), 2090).get(i / 3 % 3);
    }

    private static int thisYear() {
        return Year.now(Clock.systemUTC()).getValue();
    }

    private static List<String> ids(JsonNode personas) {
        return StreamSupport.stream(personas.spliterator(), false)
                .map(persona -> persona.path("id").asText())
                .toList();
    }

    private static Optional<String> next(Reply page) {
        return page.header("Link").map(link -> {
            Matcher matcher = CURSOR.matcher(link);
            assertThat(matcher.matches()).as(link).isTrue();
            assertThat(matcher.group(1)).doesNotContain("first=");
            return matcher.group(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort=created_at&",
                "sort=-valid_till&",
                "sort=valid_till&title=traveler&title=office-manager&",
                "sort=title&",
                "sort=-circle&",
                "sort=status&",
                "sort=-status&",
                "sort=-status&state=scheduled&state=expired&state=inactive&",
                "sort=status&active=false&",
                "sort=status&search=circle&",
                "status=active&status=suspended&sort=-status&",
                "search=circle&sort=circle&",
                "circle=circle%20A%C3%A9&sort=valid_till&",
                "circle=circle%20A%C3%A9&sort=-valid_till&title=traveler&title=office-manager&",
                "circle=circle%20A%C3%A9&sort=valid_till&active=false&"
            })
    void areWalkedPageByPageInTheirOrder(String query) {
        List<String> whole = ids(admin.page("?" + query + "max=1000"));
        for (int max : new int[] {1, 4, 29}) {
            List<String> walked = new ArrayList<>();
            Optional<String> page = Optional.of("?" + query + "max=" + max);
            while (page.isPresent()) {
                Reply reply = admin.get(page.get()).expect(200);
                assertThat(reply.json().path("personas")).hasSizeLessThanOrEqualTo(max);
                walked.addAll(ids(reply.json().path("personas")));
                page = next(reply);
            }
            assertThat(walked).as("pages of %d", max).isEqualTo(whole);
        }
    }

    @Test
    void sortedByStatusDoNotMixWhatIsActiveWithWhatIsNot() {
        JsonNode all = admin.page("?sort=status&max=1000");
        List<String> whole = ids(all);
        assertThat(StreamSupport.stream(all.spliterator(), false)
                        .map(LongListsIT::state)
                        .distinct())
                .containsExactly("scheduled", "active", "inactive", "suspended", "expired");
        List<String> descending = new ArrayList<>(ids(admin.page("?sort=-status&max=1000")));
        Collections.reverse(descending);
        assertThat(descending).isEqualTo(whole);
        for (int first = 0; first < whole.size() + 3; first += 3) {
            assertThat(ids(admin.page("?sort=status&max=3&first=" + first)))
                    .as("from %d", first)
                    .isEqualTo(whole.subList(Math.min(first, whole.size()), Math.min(first + 3, whole.size())));
        }
        List<String> ofEach = Stream.of("scheduled", "active", "inactive", "suspended", "expired")
                .flatMap(state -> ids(admin.page("?sort=created_at&max=1000&state=" + state)).stream())
                .toList();
        assertThat(ofEach).isEqualTo(whole);
    }

    private static String state(JsonNode persona) {
        String status = persona.path("status").asText();
        return status.equals("active") && !persona.path("active").asBoolean() ? "scheduled" : status;
    }

    @Test
    void goOnAfterAPageThatSkips() {
        List<String> whole = ids(admin.page("?sort=title&max=1000"));
        Reply second = admin.get("?sort=title&first=5&max=5").expect(200);
        assertThat(ids(admin.page(next(second).orElseThrow()))).isEqualTo(whole.subList(10, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=created_at", "sort=-created_at", "sort=circle", "sort=-valid_till"})
    void showEachPersonaOnceWhileOthersComeAndGo(String sort) {
        String writer = "writer" + sort.replaceAll("[^a-z]", "-");
        realm.user(writer);
        Set<String> before = new HashSet<>(ids(admin.page("?max=1000")));
        List<String> removed = new ArrayList<>();
        List<String> walked = new ArrayList<>();
        Optional<String> page = Optional.of("?" + sort + "&max=6");
        for (int written = 0; page.isPresent(); written++) {
            Reply reply = admin.get(page.get()).expect(200);
            walked.addAll(ids(reply.json().path("personas")));
            page = next(reply);
            if (written < 5) {
                // The last one of the page, which the list goes on after; and another one somewhere.
                String last = walked.get(walked.size() - 1);
                String created = admin.created(writer, "traveler", "circle " + (char) ('@' + written));
                removed.add(last);
                admin.delete("/" + last).expect(204);
                if (written % 2 == 1) {
                    admin.delete("/" + created).expect(204);
                }
            }
        }
        assertThat(walked).doesNotHaveDuplicates();
        before.removeAll(removed);
        assertThat(walked).containsAll(before);
    }

    @Test
    void ofHoldersAreWalkedWhileSomeComeAndGo() {
        Map<String, Object> away = Map.of("status", "inactive");
        List<String> personas = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            realm.user("holder" + i);
            personas.add(admin.created("holder" + i, "travel-agent", "walk"));
        }
        String list = "/v1/users/by-persona?title=travel-agent&circle=walk&max=1000";
        List<String> whole = subs(reader.get(list).expect(200));
        List<String> walked = new ArrayList<>();
        Optional<String> page = Optional.of(list.replace("1000", "5"));
        while (page.isPresent()) {
            Reply reply = reader.get(page.get()).expect(200);
            walked.addAll(subs(reply));
            page = reader.next(reply);
            assertThat(page.orElse("cursor=")).contains("cursor=").doesNotContain("first=");
            // The one that the list goes on after holds the title no more.
            if (page.isPresent()) {
                String last = walked.get(walked.size() - 1);
                admin.page("?user=" + last)
                        .forEach(persona -> admin.patch("/" + persona.path("id").asText(), away)
                                .expect(200));
            }
        }
        assertThat(walked).isEqualTo(whole).hasSize(12);
        Collections.reverse(personas);
        assertThat(ids(admin.page("?circle=walk&max=1000"))).isEqualTo(personas);
    }

    private static List<String> subs(Reply reply) {
        return StreamSupport.stream(reply.json().path("users").spliterator(), false)
                .map(user -> user.path("sub").asText())
                .toList();
    }

    @Test
    void refuseWhatTheyHaveNotGiven() {
        Reply page = admin.get("?max=2").expect(200);
        Matcher link = CURSOR.matcher(page.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        String cursor = link.group(2);
        admin.get("?cursor=" + cursor).expect(200);
        for (String query : List.of(
                "?cursor=x",
                "?cursor=" + cursor + "A",
                "?cursor=" + cursor.substring(1),
                "?sort=title&cursor=" + cursor,
                "?sort=created_at&cursor=" + cursor,
                "?first=0&cursor=" + cursor,
                "?cursor=" + "A".repeat(3000))) {
            assertThat(admin.get(query).expect(400).json().path("errors").has("cursor"))
                    .as(query)
                    .isTrue();
            reader.get("/v1/users/by-persona" + query + "&title=traveler").expect(400);
        }
        // Somebody else's cursor is a place in the list and no permission.
        AdminPersonas nobody = AdminPersonas.withRoles(realm, "nobody");
        nobody.get("?cursor=" + cursor).expect(403);
    }
}
