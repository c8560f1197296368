package io.github.keycloakpersonas.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach a database. */
public record JdbcAccess(String url, String user, String password) {

    /** A new connection, the caller's to close. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
