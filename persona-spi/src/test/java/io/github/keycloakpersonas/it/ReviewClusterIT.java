package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that both look for reviews whose end has come carry them out once. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class ReviewClusterIT {

    @Test
    void twoNodesCloseOnce(Cluster cluster) {
        try (TestRealm realm = TestRealm.create(cluster.node(0), Map.of("adminEventsEnabled", true))) {
            ReviewCalls first = ReviewCalls.in(realm);
            AdminPersonas admin = AdminPersonas.of(realm);
            for (int i = 0; i < 10; i++) {
                realm.user("user" + i);
                admin.created("user" + i, "traveler", "corsica");
            }
            String id = first.opened("on_no_answer", "suspend");
            ReviewCalls other = new ReviewCalls(AdminPersonas.of(realm.at(cluster.node(1))));
            assertThat(other.items(id, "")).hasSize(10);
            admin.patch(
                            "/reviews/" + id,
                            Map.of("due_at", Instant.now().plusSeconds(5).toString()))
                    .expect(200);
            other.await(id, "closed");
            assertThat(admin.count("?status=suspended")).isEqualTo(10);
            JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/reviews/" + id + "/closed");
            assertThat(events).hasSize(1);
            for (JsonNode item : other.items(id, "")) {
                String persona = item.path("persona_id").asText();
                assertThat(admin.get("/" + persona + "/history")
                                .json()
                                .path("history")
                                .findValuesAsText("door"))
                        .filteredOn("review"::equals)
                        .hasSize(1);
            }
        }
    }
}
