package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import java.sql.SQLException;

/** A realm with a circle of many members and many circles of few, and with a steward of either. */
final class CirclesRealm {

    static final int MEMBERS = 50_000;

    private CirclesRealm() {}

    static void create(KeycloakServer server, JdbcAccess database, int threads) throws SQLException {
        BenchmarkRealm created = BenchmarkRealm.create(server, Login.CIRCLES);
        created.clientWithoutPersonas(Login.STEWARDS);
        created.nameStewards();
        for (int thread = 0; thread < threads; thread++) {
            created.steward(Login.numbered(Login.STEWARD_OF_FEW, thread), "few-" + thread);
            created.steward(Login.numbered(Login.STEWARD_OF_MANY, thread), "many");
            String administrator = created.realm().user(Login.numbered(Login.ADMINISTRATOR, thread));
            created.realm().admin().grantClientRoles(administrator, "realm-management", "view-users");
        }
        String id = created.realm().admin().get("").path("id").asText();
        new ManyPersonas(database, id).createCircles(MEMBERS);
    }
}
