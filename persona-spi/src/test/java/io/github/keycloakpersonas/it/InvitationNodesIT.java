package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invitations whose links are used at two nodes. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class InvitationNodesIT {

    private static final String ANNA = "anna@example.org";

    private final Cluster cluster;
    private Postbox box;
    private TestRealm first;
    private TestRealm second;
    private InvitationCalls calls;
    private InvitationCalls there;

    InvitationNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void createRealm() {
        box = Postbox.opened();
        first = TestRealm.create(cluster.node(0), Map.of("smtpServer", box.settings(), "eventsEnabled", true));
        second = first.at(cluster.node(1));
        calls = InvitationCalls.in(first, box);
        calls.schema(InvitationCalls.ON_FOR_CROWDS);
        there = new InvitationCalls(second, AdminPersonas.of(second), box);
        first.user("anna");
    }

    @AfterEach
    void removeRealm() {
        first.close();
        box.close();
    }

    private String invited() {
        return calls.invited(
                ANNA, "member", "corsica", "client_id", TestRealm.APP, "redirect_uri", BrowserLogin.REDIRECT);
    }

    private InvitationCrowd crowd(int letters, int size) {
        return InvitationCrowd.before(
                calls.link(letters), "anna", size, first.server().baseUri(), List.of(first, second));
    }

    private int statusAt(TestRealm node, URI link) {
        return new BrowserLogin(node, first.server().baseUri()).go(link).status();
    }

    @Test
    void ofTwoHundredAcceptancesAtTwoNodesOneGivesAPersona() {
        String id = invited();
        List<Reply> answers = crowd(1, 200).accept(() -> {});
        assertThat(answers).allMatch(InvitationCrowd::isThrough);
        assertThat(calls.admin().count("")).isEqualTo(1);
        assertThat(there.admin().count("")).isEqualTo(1);
        assertThat(there.one(id)).isEqualTo(calls.one(id));
        assertThat(first.admin().get("/events?max=1000").findValuesAsText("persona_action"))
                .filteredOn("accept-invitation"::equals)
                .hasSize(1);
        URI link = calls.link(1);
        assertThat(statusAt(first, link)).isEqualTo(404);
        assertThat(statusAt(second, link)).isEqualTo(404);
    }

    @Test
    void aWithdrawalAtOneNodeAndAcceptancesAtBothAgree() {
        for (int round = 1; round <= 4; round++) {
            String id = invited();
            InvitationCrowd crowd = crowd(round, 12);
            AtomicInteger withdrawal = new AtomicInteger();
            List<Reply> answers =
                    crowd.accept(() -> withdrawal.set(there.act(id, "withdraw").status()));
            if (withdrawal.get() == 200) {
                assertThat(calls.state(id)).isEqualTo("withdrawn");
                assertThat(answers).allMatch(InvitationCrowd::isGone);
                assertThat(calls.admin().count("")).isZero();
            } else {
                assertThat(withdrawal.get()).isEqualTo(409);
                assertThat(calls.state(id)).isEqualTo("accepted");
                assertThat(answers).allMatch(InvitationCrowd::isThrough);
                assertThat(there.admin().count("")).isEqualTo(1);
                calls.admin()
                        .page("")
                        .forEach(persona -> calls.admin()
                                .delete("/" + persona.path("id").asText())
                                .expect(204));
            }
        }
    }

    @Test
    void whatIsSentAgainAtOneNodeIsDeadAtTheOther() throws InterruptedException {
        String id = invited();
        URI old = calls.link(1);
        assertThat(statusAt(second, old)).isEqualTo(200);
        // The same cannot be sent again within a minute.
        Thread.sleep(61_000);
        there.act(id, "resend").expect(200);
        URI fresh = calls.link(2);
        assertThat(statusAt(first, old)).isEqualTo(404);
        assertThat(statusAt(second, old)).isEqualTo(404);
        assertThat(statusAt(first, fresh)).isEqualTo(200);
        assertThat(statusAt(second, fresh)).isEqualTo(200);
    }

    @Test
    void aFileAtOneNodeWhileSomebodyAcceptsAtTheOther() {
        String id = invited();
        InvitationCrowd crowd = crowd(1, 8);
        StringBuilder lines = new StringBuilder("title,circle,email\nmember,corsica," + ANNA + "\n");
        for (int i = 0; i < 200; i++) {
            lines.append("member,corsica,guest").append(i).append("@example.org\n");
        }
        AtomicInteger invited = new AtomicInteger();
        List<Reply> answers = crowd.accept(() ->
                invited.set(there.imported(lines.toString()).path("invited").asInt()));
        assertThat(answers).allMatch(InvitationCrowd::isThrough);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(calls.admin().count("")).isEqualTo(1);
        // Anna's line is refused as long as she is invited, and not once she has accepted.
        assertThat(invited.get()).isIn(200, 201);
        assertThat(calls.listed("?email=" + ANNA)).hasSize(invited.get() - 199);
    }

    @Test
    void theSameFileAtBothNodesAtOnceInvitesEachOnce() {
        StringBuilder lines = new StringBuilder("title,circle,email\n");
        for (int i = 0; i < 100; i++) {
            lines.append("clerk,corsica,guest").append(i).append("@example.org\n");
        }
        List<Integer> invited = IntStream.range(0, 4)
                .mapToObj(i -> i % 2 == 0 ? calls : there)
                .map(node -> CompletableFuture.supplyAsync(() -> node.imported(lines.toString())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(report -> report.path("invited").asInt())
                .toList();
        assertThat(invited.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(calls.listed("?max=100")).hasSize(100);
        assertThat(box.letters(100)).extracting(Postbox.Letter::to).doesNotHaveDuplicates();
    }
}
