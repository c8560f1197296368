package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SightOfNode.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server without Keycloak's caches of users and realms: everything works, each read asks the database. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class CachesOffIT {

    /** On the cluster's database, to save its creation; the cluster never meets the realm. */
    private static ServerOptions options(Cluster cluster) {
        return ServerOptions.fromSystemProperties()
                .beside("uncached")
                .postgres(cluster.database())
                .buildArgument("--spi-user-cache--default--enabled=false", "--spi-realm-cache--default--enabled=false");
    }

    @Test
    void everythingWorksAndAsksTheDatabase(Cluster cluster) throws SQLException {
        Statements statements = new Statements(cluster.database());
        try (KeycloakServer server = ServerProcess.start(options(cluster))) {
            // Never removed: without its realm cache Keycloak 26.7.3 can't, as it fails to reach the identity
            // providers.
            TestRealm realm = TestRealm.create(server);
            realm.user("anna");
            SightOfNode anna = new SightOfNode(realm, "anna", realm.token("anna"));
            anna.create(1).expect(201);
            for (int price = 2; price < 12; price++) {
                anna.warm();
                if (price % 2 == 0) {
                    anna.change(Map.of("autobook_price", price)).expect(200);
                } else {
                    anna.bring(price).expect(200);
                }
                assertThat(anna.listed()).isEqualTo(price);
                assertThat(anna.inToken()).isEqualTo(price);
            }
            long before = statements.aboutPersonas();
            anna.listed();
            assertThat(statements.aboutPersonas()).isGreaterThan(before);
            anna.change(Map.of("status", "inactive")).expect(200);
            assertThat(anna.inToken()).isEqualTo(NONE);

            realm.admin()
                    .call("PUT", "/personas/schema?force=true")
                    .json(Map.of("titles", List.of(Map.of("name", "fan"))))
                    .send()
                    .expect(200);
            PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
            bert.create("traveler", "corsica").expect(400);
            bert.created("fan", "corsica");
            assertThat(PersonaApiClient.names(Jwt.claims(realm.token("bert")).path("personas")))
                    .containsExactly("fan@corsica");
        }
    }
}
