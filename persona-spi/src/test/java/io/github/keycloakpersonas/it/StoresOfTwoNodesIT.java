package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes of one database that both look for reports to store away. */
@Tag("stores")
class StoresOfTwoNodesIT {

    private static final int REPORTS = 30;

    /** So slow that one node does not have all of them before the other one looks. */
    private static final int MILLIS = 400;

    private static ServerProcess node(int number, JdbcAccess database, Path targets) {
        return ServerProcess.start(ServerOptions.fromSystemProperties()
                .beside("stores-" + number)
                .postgres(database)
                .argument(
                        "--spi-persona-stores--default--targets=" + targets,
                        "--spi-persona-stores--default--interval=1"));
    }

    private static Path targets(DavDouble dav) throws IOException {
        Map<String, Object> target = Map.of(
                "name",
                "double",
                "type",
                "webdav",
                "realms",
                List.of("*"),
                "inside",
                true,
                "url",
                dav.address().toString());
        return Files.writeString(
                Files.createTempFile("targets", ".json"),
                new ObjectMapper().writeValueAsString(Map.of("targets", List.of(target))));
    }

    @Test
    void storeEachReportOnce() throws IOException {
        PostgresDatabase postgres = PostgresDatabase.start();
        try (DavDouble dav = new DavDouble()) {
            Path targets = targets(dav);
            JdbcAccess database = postgres.createDatabase("keycloak");
            dav.delay(MILLIS);
            try (ServerProcess one = node(1, database, targets);
                    ServerProcess two = node(2, database, targets)) {
                TestRealm realm = TestRealm.create(one);
                DeliveryCalls deliveries = new DeliveryCalls(AdminPersonas.of(realm));
                List<String> ids = IntStream.range(0, REPORTS)
                        .mapToObj(i -> deliveries.ordered("double", "zip"))
                        .toList();
                ids.forEach(id -> assertThat(
                                deliveries.await(id, "delivered").path("tries").asInt())
                        .isEqualTo(1));
                assertThat(dav.moves()).hasSize(REPORTS).doesNotHaveDuplicates();
                assertThat(ids)
                        .allSatisfy(id -> assertThat((one.log() + two.log()).lines())
                                .filteredOn(line -> line.contains(id + " is stored away"))
                                .hasSize(1));
            }
        } finally {
            postgres.stop();
        }
    }
}
