package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.GaleraCluster;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two database servers is killed in mid-write, and comes back. Keycloak's node there waits for it; the other one goes on. */
@Tag("galera")
@ExtendWith(TwoNodes.class)
class GaleraNodeLossIT {

    private static final int SOME = 20;
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static final String SCHEMA = "{\"titles\":[{\"name\":\"traveler\"}],\"history\":{\"enabled\":true}}";

    @Test
    void nothingThatWasAcknowledgedIsLost(Cluster cluster, TestReporter reporter) throws Exception {
        GaleraCluster galera = (GaleraCluster) cluster.databases();
        try (TestRealm realm = TestRealm.create(
                        cluster.node(0),
                        Map.of(TestRealm.TOKEN_LIFE, TestRealm.LONG, "attributes", Map.of("persona.schema", SCHEMA)));
                SteadyCallers callers = new SteadyCallers()) {
            TestRealm other = realm.at(cluster.node(1));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            PersonaApiClient bert = new PersonaApiClient(
                    other, PersonaApiClient.ofNewUser(realm, "bert").token());
            String hers = anna.created("traveler", "corsica");
            String his = bert.created("traveler", "corsica");
            SteadyCaller first = callers.add("at the first node", i -> anna.patch(hers, till(i)));
            SteadyCaller second = callers.add("at the second node", i -> bert.patch(his, till(i)));
            callers.start();
            callers.awaitServed(SOME);
            galera.kill(1);
            callers.await(caller -> caller == first || caller.refusals().size() >= SOME);
            int served = first.acknowledged().size();
            callers.await(caller -> caller == second || caller.acknowledged().size() >= served + SOME);
            Soon.await(() -> !isReady(cluster, 1));
            assertThat(isReady(cluster, 0)).isTrue();
            galera.restart(1);
            callers.awaitServed(SOME);
            Soon.await(() -> isReady(cluster, 1));
            callers.end();
            callers.all().forEach(caller -> reporter.publishEntry(caller.toString()));
            callers.all().forEach(SteadyCaller::wasToldWhenToTryAgain);
            for (int node = 0; node < 2; node++) {
                first.isThereOnce(changes(cluster, node, hers), GaleraNodeLossIT::millis);
                second.isThereOnce(changes(cluster, node, his), GaleraNodeLossIT::millis);
            }
            assertThat(new PersonaApiClient(other, anna.token()).listed("/v1/personas"))
                    .isEqualTo(anna.listed("/v1/personas"));
        }
    }

    /** Whether a load balancer goes to that node. */
    private static boolean isReady(Cluster cluster, int node) {
        return new Http(cluster.node(node).managementUri())
                        .get("/health/ready")
                        .send()
                        .status()
                == 200;
    }

    private static Map<String, String> till(int number) {
        return Map.of("valid_till", LATER.plusSeconds(number).toString());
    }

    private static String millis(int number) {
        return String.valueOf(LATER.plusSeconds(number).toEpochMilli());
    }

    /** Each change has a state of its own in the history. */
    private static List<String> changes(Cluster cluster, int node, String id) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = cluster.database(node).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select valid_till from PERSONA_HISTORY"
                        + " where event_kind = 'changed' and persona_id = '" + id + "'")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
