package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that look after the same mails. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class MailNodesIT {

    private static final int USERS = 30;

    private final Cluster cluster;

    MailNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void sendEachMailOnce() {
        try (Postbox box = Postbox.opened();
                MailRealm first = MailRealm.create(cluster.node(0), box.settings())) {
            MailRealm second = first.at(cluster.node(1));
            Instant soon = Instant.now().plus(Duration.ofHours(9));
            for (int i = 0; i < USERS; i++) {
                first.realm().user("user" + i);
                first.old("user" + i, "corsica", soon);
            }
            first.mails("\"expiry_days\":[1]");
            CompletableFuture.allOf(IntStream.range(0, 10)
                            .mapToObj(i -> i % 2 == 0 ? first : second)
                            .map(node -> CompletableFuture.runAsync(node::run))
                            .toArray(CompletableFuture[]::new))
                    .join();
            Soon.await(() -> first.count("sent") == USERS);
            second.run();
            Soon.pause(Duration.ofSeconds(2));
            assertThat(box.letters(USERS))
                    .hasSize(USERS)
                    .extracting(Postbox.Letter::to)
                    .doesNotHaveDuplicates();
        }
    }
}
