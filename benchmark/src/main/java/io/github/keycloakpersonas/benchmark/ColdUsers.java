package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Users who are copies of another one, password and personas included, written straight into PostgreSQL: twice as many as Keycloak caches. */
final class ColdUsers {

    private static final int USERS = 20_000;

    private static final String ID = "md5(u.id || n)::uuid::text";

    private static final String FROM = " from user_entity u cross join generate_series(0, " + (USERS - 1) + ") n";

    private static final String WHERE = " where u.id = ?";

    private static final String[] COPIES = {
        "insert into user_entity (id, realm_id, username, email, email_constraint, email_verified, enabled, first_name,"
                + " last_name, not_before, created_timestamp) select " + ID
                + ", u.realm_id, u.username || '-' || n, n || u.email,"
                + " n || u.email, true, true, u.first_name, u.last_name, 0, 0" + FROM + WHERE,
        "insert into credential (id, user_id, type, created_date, secret_data, credential_data, priority) select"
                + " md5(c.id || n)::uuid::text, " + ID
                + ", c.type, c.created_date, c.secret_data, c.credential_data, c.priority"
                + FROM + " join credential c on c.user_id = u.id" + WHERE,
        "insert into user_role_mapping (role_id, user_id) select r.role_id, " + ID + FROM
                + " join user_role_mapping r on r.user_id = u.id" + WHERE,
        "insert into persona_owner (realm_id, user_id, created_at) select u.realm_id, " + ID + ", 0" + FROM + WHERE,
        "insert into persona (id, realm_id, user_id, slot_no, title, circle, status, valid_from, valid_till, attributes,"
                + " created_at, updated_at, row_version) select md5(p.id || n)::uuid::text, p.realm_id, " + ID
                + ", p.slot_no, p.title, p.circle, p.status, p.valid_from, p.valid_till, p.attributes, p.created_at,"
                + " p.updated_at, p.row_version" + FROM + " join persona p on p.user_id = u.id" + WHERE
    };

    private final JdbcAccess database;

    ColdUsers(JdbcAccess database) {
        this.database = database;
    }

    /** Makes copies of a user. */
    void copy(String userId) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String copy : COPIES) {
                try (PreparedStatement statement = connection.prepareStatement(copy)) {
                    statement.setString(1, userId);
                    statement.executeUpdate();
                }
            }
        }
    }

    /** The name of a user's copy, each one once and then from the start again. */
    static String name(String user, int turn) {
        return user + "-" + turn % USERS;
    }
}
