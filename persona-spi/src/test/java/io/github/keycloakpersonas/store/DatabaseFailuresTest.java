package io.github.keycloakpersonas.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.spi.DatabaseTrouble;
import java.io.EOFException;
import java.net.SocketException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelException;

class DatabaseFailuresTest {

    @ParameterizedTest
    @CsvSource({
        // PostgreSQL: serialization failure, deadlock, lock not available.
        "40001, 0",
        "40P01, 0",
        "55P03, 0",
        // MySQL, MariaDB: deadlock, lock wait timeout, record has changed since the last read.
        "40001, 1213",
        "HY000, 1205",
        "HY000, 1020",
        // SQL Server: deadlock, lock timeout, snapshot conflict.
        "40001, 1205",
        "S0001, 1222",
        "S0005, 3960",
        // Oracle: deadlock, cannot serialize, resource busy.
        "61000, 60",
        "72000, 8177",
        "61000, 54",
        "61000, 30006",
        "42000, 2049",
        // H2: deadlock, lock timeout, concurrent update.
        "40001, 40001",
        "HYT00, 50200",
        "90131, 90131",
    })
    void aTransactionThatLosesAgainstAnotherIsAConflict(String state, int code) {
        assertThat(DatabaseFailures.troubleOf(new SQLException("secret", state, code)))
                .hasValue(DatabaseTrouble.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08000", "08001", "08006", "08S01", "53300", "57P01", "57P02", "57P03", "25006", "55000", "28P01"
            })
    void aDatabaseThatDoesNotServeIsAway(String state) {
        assertThat(DatabaseFailures.troubleOf(new SQLException("secret", state)))
                .hasValue(DatabaseTrouble.AWAY);
    }

    @ParameterizedTest
    @CsvSource({
        // MySQL, MariaDB: a server that only reads, as before it is promoted.
        "HY000, 1290",
        "HY000, 1836",
        // SQL Server: a replica that is not accessible, or only reads.
        "S0003, 976",
        "S0001, 983",
        "S0002, 3906",
        // Oracle: a standby that only reads.
        "99999, 16000",
    })
    void soIsOneThatOnlyReads(String state, int code) {
        assertThat(DatabaseFailures.troubleOf(new SQLException("secret", state, code)))
                .hasValue(DatabaseTrouble.AWAY);
    }

    @Test
    void theClassesOfTheDriverSayItToo() {
        assertThat(DatabaseFailures.troubleOf(new SQLTransactionRollbackException()))
                .hasValue(DatabaseTrouble.CONFLICT);
        assertThat(DatabaseFailures.troubleOf(new SQLTransientConnectionException()))
                .hasValue(DatabaseTrouble.AWAY);
        assertThat(DatabaseFailures.troubleOf(new SQLNonTransientConnectionException()))
                .hasValue(DatabaseTrouble.AWAY);
        assertThat(DatabaseFailures.troubleOf(new SQLRecoverableException())).hasValue(DatabaseTrouble.AWAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to acquire: Sorry, acquisition timeout!",
                "Exception in association of connection to existing transaction",
                "Failed to enlist. Check if a connection from another datasource is already enlisted"
            })
    void whatThePoolSaysIsKnownByItsWords(String message) {
        assertThat(DatabaseFailures.troubleOf(new SQLException(message))).hasValue(DatabaseTrouble.AWAY);
    }

    @Test
    void isFoundWhereverItIsBuried() {
        SQLException conflict = new SQLException("secret", "40001");
        assertThat(DatabaseFailures.troubleOf(new RuntimeException(new IllegalStateException(conflict))))
                .hasValue(DatabaseTrouble.CONFLICT);
        RuntimeException commit = new RuntimeException("rolled back");
        commit.addSuppressed(new IllegalStateException(conflict));
        assertThat(DatabaseFailures.troubleOf(new RuntimeException(commit))).hasValue(DatabaseTrouble.CONFLICT);
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(conflict);
        assertThat(DatabaseFailures.troubleOf(batch)).hasValue(DatabaseTrouble.CONFLICT);
    }

    @Test
    void aConnectionThatBreaksIsFoundWithoutTheDriversException() {
        assertThat(DatabaseFailures.troubleOf(new ModelException("Database operation failed", new EOFException())))
                .hasValue(DatabaseTrouble.AWAY);
        assertThat(DatabaseFailures.troubleOf(
                        new RuntimeException(new ModelException("Database operation failed", new SocketException()))))
                .hasValue(DatabaseTrouble.AWAY);
        assertThat(DatabaseFailures.troubleOf(new RuntimeException(new EOFException())))
                .isEmpty();
    }

    /** A database that is away often breaks a transaction, too: the caller learns the first reason. */
    @Test
    void aConflictGoesBeforeADatabaseThatIsAway() {
        SQLException conflict = new SQLException("secret", "40001");
        conflict.addSuppressed(new SQLException("secret", "08006"));
        assertThat(DatabaseFailures.troubleOf(conflict)).hasValue(DatabaseTrouble.CONFLICT);
    }

    @Test
    void everythingElseIsAFailureOfOurs() {
        assertThat(DatabaseFailures.troubleOf(new IllegalStateException("40001")))
                .isEmpty();
        assertThat(DatabaseFailures.troubleOf(new SQLIntegrityConstraintViolationException("duplicate", "23505")))
                .isEmpty();
        assertThat(DatabaseFailures.troubleOf(new SQLException("no such table", "42P01")))
                .isEmpty();
        assertThat(DatabaseFailures.troubleOf(new SQLException((String) null))).isEmpty();
    }

    @Test
    void causesThatGoInACircleEnd() {
        RuntimeException one = new RuntimeException();
        RuntimeException other = new RuntimeException(one);
        one.initCause(other);
        assertThat(DatabaseFailures.troubleOf(one)).isEmpty();
    }
}
