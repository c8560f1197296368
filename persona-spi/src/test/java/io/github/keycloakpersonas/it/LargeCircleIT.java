package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.StewardedRealm.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Circles of more members than anybody counts or reads at once. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeCircleIT {

    private static final int MEMBERS = 3000;
    private static final int MOST = 500;
    private static final String CORSICA = "corsica";
    private static final String LIST = "/v1/circles/corsica/personas";
    private static final String PENDING = ",\"status\":\"pending\"}";

    private StewardedRealm stewarded;
    private TransferClient transfer;

    @BeforeAll
    void fill(KeycloakServer server) {
        stewarded = new StewardedRealm(server, Map.of());
        transfer = new TransferClient(stewarded.realm);
        TransferIT.users(stewarded.realm, MEMBERS);
    }

    @AfterAll
    void removeRealm() {
        stewarded.close();
    }

    /** Imports personas, of the first users after some. */
    private void imported(int skipped, int number, String title, String circle, String more) {
        transfer.imported(
                "?override_limit=true",
                IntStream.range(skipped, skipped + number)
                        .mapToObj(i ->
                                TransferClient.line("user" + i, title, circle).replace("}", more))
                        .toArray(String[]::new));
    }

    private static List<String> ids(Reply page) {
        return page.json().path("personas").findValuesAsText("id");
    }

    private static List<String> walked(PersonaApiClient steward, String first) {
        List<String> walked = new ArrayList<>();
        Optional<String> next = Optional.of(first);
        while (next.isPresent()) {
            Reply page = steward.get(next.get()).expect(200);
            walked.addAll(ids(page));
            next = steward.next(page);
        }
        return walked;
    }

    @Test
    void areReadPageByPageWhileOthersChangeThem() throws InterruptedException, ExecutionException {
        PersonaApiClient head = stewarded.steward("hanna", "head", CORSICA);
        imported(0, MEMBERS, "traveler", CORSICA, "}");
        imported(0, 3, "guide", CORSICA, "}");
        List<String> all = walked(head, LIST + "?max=500");
        assertThat(all).hasSize(MEMBERS + 3).doesNotHaveDuplicates();
        Set<String> touched = new HashSet<>();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> changes = other.submit(() -> {
            for (int i = 0; goesOn.get() && i < all.size(); i++) {
                // From both ends, so that some are changed before they are read, and some after that.
                String id = all.get(i % 2 == 0 ? i : all.size() - i);
                touched.add(id);
                act(head, CORSICA, id, "suspend").expect(200);
                if (i % 3 == 0) {
                    head.delete(StewardedRealm.path(CORSICA, id)).expect(204);
                }
            }
        });
        List<String> walked = walked(head, LIST + "?max=100");
        goesOn.set(false);
        changes.get();
        other.shutdown();
        assertThat(touched).isNotEmpty();
        assertThat(walked).doesNotHaveDuplicates();
        List<String> unchanged = new ArrayList<>(all);
        unchanged.removeAll(touched);
        List<String> seen = new ArrayList<>(walked);
        seen.removeAll(touched);
        assertThat(seen).isEqualTo(unchanged);
    }

    @Test
    void showWhatIsRareThere() {
        PersonaApiClient head = stewarded.steward("rita", "head", "malta");
        imported(0, 300, "traveler", "malta", "}");
        imported(300, 5, "traveler", "malta", PENDING);
        imported(305, 5, "guide", "malta", "}");
        String list = "/v1/circles/malta/personas";
        List<String> guides = walked(head, list + "?title=guide");
        assertThat(guides).hasSize(5);
        assertThat(walked(head, list + "?title=guide&max=2")).isEqualTo(guides);
        List<String> waiting = walked(head, list + "?status=pending");
        assertThat(waiting).hasSize(5).doesNotContainAnyElementsOf(guides);
        assertThat(walked(head, list + "?status=pending&max=1")).isEqualTo(waiting);
        assertThat(walked(head, list + "?status=pending&title=guide")).isEmpty();
        assertThat(walked(head, list + "?status=revoked")).isEmpty();
        assertThat(walked(head, list + "?status=active&max=1000")).hasSize(305);
        assertThat(walked(head, list + "?search=user301")).isEqualTo(List.of(found(waiting, "user301")));
        String admins = "?circle=malta&max=1000";
        assertThat(stewarded.admin.page(admins + "&state=pending")).hasSize(5);
        assertThat(stewarded.admin.page(admins + "&title=guide&title=head&state=active&sort=status"))
                .hasSize(6);
        assertThat(stewarded.admin.page(admins + "&active=false")).hasSize(5);
        assertThat(stewarded.admin.page(admins + "&title=guide&expiring_before=2100-01-01T00:00:00Z"))
                .hasSize(5);
        assertThat(stewarded.admin.page(admins + "&title=guide&status=expired")).isEmpty();
    }

    private String found(List<String> ids, String username) {
        return ids.stream()
                .filter(id -> stewarded.seen(id).path("username").asText().equals(username))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areCountedUpToABound() {
        PersonaApiClient head = stewarded.steward("berta", "head", "elba");
        String soon = ",\"valid_till\":\"" + Instant.now().plus(Duration.ofDays(10)) + "\"}";
        imported(0, MOST, "traveler", "elba", soon);
        imported(MOST, MOST, "traveler", "elba", PENDING);
        // Nobody decides about an own request.
        head.created("traveler", "elba");
        assertThat(counts(head)).containsExactly("500", "500", "500", "[]");
        assertThat(counted("&state=pending&at_most=500")).isEqualTo("500 true");
        assertThat(counted("&state=pending&at_most=501")).isEqualTo("501 false");
        assertThat(counted("&at_most=10000")).isEqualTo("1002 false");
        assertThat(counted("")).isEqualTo("1002 ");
        for (String wrong : List.of("0", "10001", "all")) {
            stewarded.admin.get("/count?at_most=" + wrong).expect(400);
        }
        imported(2 * MOST, 1, "traveler", "elba", soon);
        assertThat(counts(head)).containsExactly("500", "500", "500", "[\"members\",\"ending_soon\"]");
        imported(2 * MOST + 1, 1, "traveler", "elba", PENDING);
        assertThat(counts(head)).containsExactly("500", "500", "500", "[\"members\",\"pending\",\"ending_soon\"]");
    }

    private static List<String> counts(PersonaApiClient head) {
        JsonNode circle = head.get("/v1/circles").expect(200).json().at("/circles/0");
        return List.of(
                circle.path("members").asText(),
                circle.path("pending").asText(),
                circle.path("ending_soon").asText(),
                circle.withArray("more").toString());
    }

    private String counted(String query) {
        JsonNode json =
                stewarded.admin.get("/count?circle=elba" + query).expect(200).json();
        return json.path("count").asText() + " " + json.path("more").asText();
    }

    @Test
    void areCountedForWhoManagesMany() {
        stewarded.schema(",'invitations':{'enabled':true}");
        PersonaApiClient head = stewarded.steward("maria", "head", "island 0");
        transfer.imported(
                "?override_limit=true",
                IntStream.range(1, 20)
                        .mapToObj(i -> TransferClient.line("maria", "head", "island " + i))
                        .toArray(String[]::new));
        IntStream.range(0, 20).forEach(i -> imported(0, i, "traveler", "island " + i, "}"));
        JsonNode circles = head.get("/v1/circles").expect(200).json().path("circles");
        assertThat(StreamSupport.stream(circles.spliterator(), false)
                        .map(circle -> circle.path("circle").asText() + ": "
                                + circle.path("members").asText()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> "island " + i + ": " + i)
                        .toList());
    }
}
