package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A removal that has come so far that it has looked for personas already, as another transaction of the database. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class RemovalOrderIT {

    /** What Keycloak keeps of a new user. */
    private static final List<String> OF_USERS = List.of(
            "credential", "user_role_mapping", "user_attribute", "user_required_action", "user_group_membership");

    private JdbcAccess database;
    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        database = server.database().orElseThrow();
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    @Test
    void theFirstPersonaWaitsForItAndIsNotMade() throws Exception {
        String anna = realm.user("anna");
        Reply answer = meanwhile(anna, true, () -> admin.create("anna", "traveler", "corsica"));
        assertThat(answer.expect(409).header("Retry-After")).hasValue("1");
        assertThat(owned(anna)).isZero();
    }

    @Test
    void soDoesALineOfAnImport() throws Exception {
        String anna = realm.user("anna");
        Reply answer = meanwhile(
                anna,
                true,
                () -> new TransferClient(realm).send("", TransferClient.line("anna", "traveler", "corsica")));
        assertThat(answer.expect(200).json().path("created").asInt()).isZero();
        assertThat(answer.text()).contains("User not found");
        assertThat(owned(anna)).isZero();
    }

    @Test
    void theFirstPersonaIsMadeIfTheUserStays() throws Exception {
        String anna = realm.user("anna");
        meanwhile(anna, false, () -> admin.create("anna", "traveler", "corsica"))
                .expect(201);
        assertThat(owned(anna)).isEqualTo(2);
    }

    @Test
    void whoHasHadPersonasDoesNotWaitForTheUsersRow() throws Exception {
        String anna = realm.user("anna");
        admin.delete("/" + admin.created("anna", "traveler", "corsica")).expect(204);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select id from user_entity where id = '" + anna + "' for update");
            admin.created("anna", "traveler", "home");
            other.rollback();
        }
    }

    /** Locks the user's row as a removal does, calls, and ends once the call waits. */
    private Reply meanwhile(String userId, boolean removes, Supplier<Reply> call) throws Exception {
        try (Connection removal = database.connect();
                Statement statement = removal.createStatement()) {
            removal.setAutoCommit(false);
            statement.execute("select id from user_entity where id = '" + userId + "' for no key update");
            CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(call);
            LockWaits.await(database, "user_entity");
            if (removes) {
                for (String table : OF_USERS) {
                    statement.executeUpdate("delete from " + table + " where user_id = '" + userId + "'");
                }
                statement.executeUpdate("delete from user_entity where id = '" + userId + "'");
            }
            removal.commit();
            return answer.get();
        }
    }

    /** How many rows say something of a user. */
    private int owned(String userId) throws SQLException {
        return count("select (select count(*) from persona where user_id = '" + userId + "')"
                + " + (select count(*) from persona_owner where user_id = '" + userId + "')");
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
