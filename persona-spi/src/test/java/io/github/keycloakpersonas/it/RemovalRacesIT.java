package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users who are removed at the instant at which they get personas leave none. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovalRacesIT {

    private static final int WRITERS = 6;
    private static final int ROUNDS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
    }

    @AfterAll
    void removeRealm() {
        threads.shutdownNow();
        realm.close();
    }

    @Test
    void whoHasNoneYetGetsNoneForLong() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna" + round);
            removedWhile("anna" + round, anna, round);
        }
    }

    @Test
    void whoHadSomeLosesThoseThatComeMeanwhileToo() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert" + round);
            bert.created("traveler", "home");
            removedWhile("bert" + round, bert, round);
        }
    }

    @Test
    void soDoThoseOfAFile() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            String name = "carl" + round;
            String id = realm.user(name);
            List<Reply> answers = atOnce(List.of(
                    () -> new TransferClient(realm).send("", TransferClient.line(name, "traveler", "corsica")),
                    () -> realm.admin().delete("/users/" + id)));
            assertThat(answers).allMatch(answer -> answer.status() < 500);
            leavesNothing();
        }
    }

    private void removedWhile(String name, PersonaApiClient user, int round) throws Exception {
        String id = user.sub();
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String circle = "c" + i;
            // Of these, some begin before the removal, and others meet it.
            calls.add(
                    i % 2 == 0 ? () -> user.create("traveler", circle) : () -> admin.create(name, "traveler", circle));
        }
        calls.add(round % WRITERS, () -> realm.admin().delete("/users/" + id));
        assertThat(atOnce(calls))
                .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 204, 400, 401, 403, 404, 409));
        leavesNothing();
    }

    private void leavesNothing() {
        assertThat(admin.count("")).isZero();
        assertThat(admin.page("")).isEmpty();
    }

    private List<Reply> atOnce(List<Callable<Reply>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<Reply>> prepared = calls.stream()
                .<Callable<Reply>>map(call -> () -> {
                    start.await();
                    return call.call();
                })
                .toList();
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : threads.invokeAll(prepared)) {
            replies.add(reply.get());
        }
        return replies;
    }
}
