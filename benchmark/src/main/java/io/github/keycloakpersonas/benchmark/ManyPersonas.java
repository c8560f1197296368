package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Writes a realm's users and personas straight into PostgreSQL, five personas a user. */
final class ManyPersonas {

    private static final int PER_USER = 5;

    private static final String USERS = """
            insert into user_entity
              (id, realm_id, username, email, email_constraint, email_verified, enabled, not_before, created_timestamp)
            select md5(? || n)::uuid::text, ?, 'user-' || n, 'user-' || n || '@example.org', 'user-' || n || '@example.org',
              true, true, 0, 0
            from generate_series(0, ? - 1) n""";

    private static final String OWNERS = """
            insert into persona_owner (realm_id, user_id, created_at)
            select ?, md5(? || n)::uuid::text, 0 from generate_series(0, ? - 1) n""";

    /** A persona in ten is suspended, one in ten has expired; they were created second by second. */
    private static final String PERSONAS = """
            insert into persona
              (id, realm_id, user_id, slot_no, title, circle, status, valid_from, valid_till, attributes, created_at, updated_at,
               row_version)
            select md5(? || '-' || n)::uuid::text, ?, md5(? || n / 5)::uuid::text, n % 5,
              (array['traveler', 'travel-agent', 'office-manager', 'booking-assistant', 'admin'])[1 + (n * 7) % 5],
              'circle-' || n, case when n % 10 = 3 then 'suspended' else 'active' end, 0,
              case when n % 10 = 7 then 1000 else 4102444800000 end, '{}', 1600000000000 + n * 1000::bigint,
              1600000000000 + n * 1000::bigint, 0
            from generate_series(0, ? - 1) n""";

    /**
     * Members of circles, one a user: the first half in one circle, the others fifty by fifty. Of any fifty, five have expired, two
     * end in ten days and three are suspended; in each circle ten wait for a decision, and five have another title.
     */
    private static final String MEMBERS = """
            insert into persona
              (id, realm_id, user_id, slot_no, title, circle, status, valid_from, valid_till, attributes, requested_at, created_at,
               updated_at, row_version)
            select md5(? || '-' || n)::uuid::text, ?, md5(? || n)::uuid::text, 0,
              case when place between 10 and 14 then 'travel-agent' else 'traveler' end, circle,
              case when place < 10 then 'pending' when n % 50 between 20 and 22 then 'suspended' else 'active' end, 0,
              case when n % 50 between 30 and 34 then 1000 when n % 50 between 40 and 41 then ? else 4102444800000 end, '{}',
              case when place < 10 then 1600000000000 end, 1600000000000 + n * 1000::bigint, 1600000000000 + n * 1000::bigint, 0
            from (select n, case when n < half then 'many' else 'few-' || (n - half) / 50 end circle,
                case when n >= half then n % 50 when n % (half / 50) = 0 then n / (half / 50) else 50 end place
              from (select n, ?::int half from generate_series(0, 2 * ? - 1) n) numbers) places""";

    private final JdbcAccess database;
    private final String realmId;

    ManyPersonas(JdbcAccess database, String realmId) {
        this.database = database;
        this.realmId = realmId;
    }

    /** The name of a user by their number, which begins with 0. */
    static String username(int number) {
        return "user-" + number;
    }

    /** Users without personas. */
    void createUsers(int users) throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection, USERS, realmId, realmId, users);
        }
    }

    /** A circle {@code many} of so many members, and as many members in circles {@code few-0} and so on of fifty. */
    void createCircles(int members) throws SQLException {
        createUsers(2 * members);
        long soon = System.currentTimeMillis() + Duration.ofDays(10).toMillis();
        try (Connection connection = database.connect()) {
            run(connection, OWNERS, realmId, realmId, 2 * members);
            run(connection, MEMBERS, realmId, realmId, realmId, soon, members, members);
            analyze(connection);
        }
    }

    /** Removes all personas of the realm. The users must not be in Keycloak's cache. */
    void removePersonas() throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection, "delete from persona where realm_id = ?", realmId);
            run(connection, "delete from persona_owner where realm_id = ?", realmId);
            try (Statement statement = connection.createStatement()) {
                // Without an analysis, which would tell PostgreSQL that the realm is empty just before it is filled.
                statement.execute("vacuum");
            }
        }
    }

    void create(int personas) throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection, USERS, realmId, realmId, personas / PER_USER);
            run(connection, OWNERS, realmId, realmId, personas / PER_USER);
            run(connection, PERSONAS, realmId, realmId, realmId, personas);
            analyze(connection);
        }
    }

    /** What PostgreSQL does by itself, some minutes later. */
    private static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
