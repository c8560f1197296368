package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.Set;

/** The realms, clients, users and personas that the calls need. */
final class Workload {

    private final KeycloakServer server;
    private final JdbcAccess database;
    private final int threads;
    private final int large;

    /**
     * @param settings say how many clients call at once, and how many personas the large realm has
     */
    Workload(KeycloakServer server, JdbcAccess database, Settings settings) {
        this.server = server;
        this.database = database;
        this.threads = settings.threads();
        this.large = settings.personas();
    }

    void prepare(Set<Group> groups) throws SQLException {
        if (groups.contains(Group.LISTS) || groups.contains(Group.LARGE)) {
            prepareList(Login.THOUSAND, 1_000);
        }
        if (groups.contains(Group.LISTS)) {
            prepareList(Login.MILLION, 1_000_000);
        }
        if (groups.contains(Group.LARGE)) {
            prepareList(Login.LARGE, large);
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

    /** A realm whose personas nobody could create one by one in time, and some users who can log in. */
    private void prepareList(String name, int personas) throws SQLException {
        BenchmarkRealm created = BenchmarkRealm.create(server, name);
        TestRealm realm = created.realm();
        for (int thread = 0; thread < threads; thread++) {
            created.holder(Login.numbered(Login.HOLDER, thread), Mandates.FIVE);
            String administrator = realm.user(Login.numbered(Login.ADMINISTRATOR, thread));
            realm.admin().grantClientRoles(administrator, "realm-management", "view-users");
        }
        new ManyPersonas(database, realm.admin().get("").path("id").asText()).create(personas);
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
