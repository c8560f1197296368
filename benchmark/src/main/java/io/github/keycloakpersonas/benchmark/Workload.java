package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** The realms, clients, users and personas that the calls need. */
final class Workload {

    private final KeycloakServer server;
    private final JdbcAccess database;
    private final int threads;

    Workload(KeycloakServer server, JdbcAccess database, int threads) {
        this.server = server;
        this.database = database;
        this.threads = threads;
    }

    void prepare(Set<Group> groups) throws SQLException {
        if (groups.contains(Group.LISTS)) {
            prepareLists();
        }
        if (groups.contains(Group.TOKENS)) {
            BenchmarkRealm empty = BenchmarkRealm.create(server, Login.EMPTY);
            for (int thread = 0; thread < threads; thread++) {
                empty.holder(Login.numbered(Login.OTHER, thread), 0);
            }
        }
        if (groups.contains(Group.TOKENS) || groups.contains(Group.MAPPERS)) {
            RivalsRealm.create(server, threads);
        }
        if (groups.contains(Group.TIMES)) {
            TimesRealm.create(server, threads);
        }
        if (groups.contains(Group.CIRCLES)) {
            CirclesRealm.create(server, database, threads);
        }
        BenchmarkRealm personas = preparePersonas();
        if (groups.contains(Group.TOKENS)) {
            prepareColdUsers(personas);
        }
    }

    private void prepareColdUsers(BenchmarkRealm personas) throws SQLException {
        for (int thread = 0; thread < threads; thread++) {
            String user = Login.numbered(Login.COLD, thread);
            personas.holder(user, Mandates.FIVE);
            new ColdUsers(database).copy(personas.realm().admin().userId(user));
        }
    }

    /** Realms whose personas nobody could create one by one in time. */
    private void prepareLists() throws SQLException {
        for (Map.Entry<String, Integer> size :
                Map.of(Login.THOUSAND, 1_000, Login.MILLION, 1_000_000).entrySet()) {
            TestRealm realm = BenchmarkRealm.create(server, size.getKey()).realm();
            for (int thread = 0; thread < threads; thread++) {
                String administrator = realm.user(Login.numbered(Login.ADMINISTRATOR, thread));
                realm.admin().grantClientRoles(administrator, "realm-management", "view-users");
            }
            new ManyPersonas(database, realm.admin().get("").path("id").asText()).create(size.getValue());
        }
    }

    private BenchmarkRealm preparePersonas() {
        BenchmarkRealm personas = BenchmarkRealm.create(server, Login.PERSONAS);
        RealmAdmin admin = personas.realm().admin();
        UserAttributes.open(admin);
        for (int thread = 0; thread < threads; thread++) {
            personas.holder(Login.numbered(Login.OTHER, thread), 0);
            personas.holder(Login.numbered(Login.SINGLE, thread), 1);
            personas.holder(Login.numbered(Login.HOLDER, thread), Mandates.FIVE);
            personas.holder(Login.numbered(Login.FIFTY, thread), 50);
            personas.holder(Login.numbered(Login.WRITER, thread), Mandates.FIVE);
            personas.holder(Login.numbered(Login.RIVAL_WRITER, thread), 0);
            for (String writer : new String[] {Login.WRITER, Login.RIVAL_WRITER}) {
                String id = admin.userId(Login.numbered(writer, thread));
                admin.grantClientRoles(id, "realm-management", "view-users", "manage-users");
            }
        }
        return personas;
    }
}
