package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.EncryptedRealm.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that have read the schema before it marks another attribute as encrypted, and write afterwards. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class MarkedMeanwhileIT {

    private JdbcAccess database;
    private EncryptedRealm own;
    private PersonaApiClient anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        database = server.database().orElseThrow();
        own = new EncryptedRealm(server);
        own.hasKeys("a");
        own.marks(false).expect(200);
        anna = PersonaApiClient.ofNewUser(own.realm, "anna");
    }

    @AfterEach
    void removeRealm() {
        own.close();
    }

    @Test
    void aNewPersonaHasNoPlainText() throws Exception {
        // Whoever has had a persona has a row that writers lock.
        anna.delete("/v1/personas/" + own.created(anna, "home")).expect(204);
        Map<String, String> persona = Map.of("title", "traveler", "circle", "corsica", "iban", IBAN);
        isToTryAgain(meanwhile(() -> anna.post(persona), () -> own.marks(true)));
        assertThat(plain()).isZero();
        anna.post(persona).expect(201);
        assertThat(plain()).isZero();
        assertThat(own.rewriteAll(1)).isZero();
    }

    @Test
    void aChangeDoesNotEncryptWithAKeyThatIsGivenUp() throws Exception {
        String id = own.created(anna, "corsica");
        own.marks(true).expect(200);
        isToTryAgain(meanwhile(() -> own.admin.patch("/" + id, Map.of("seat", "window")), () -> own.marks(false)));
        assertThat(plain()).isEqualTo(1);
        own.admin.patch("/" + id, Map.of("seat", "window")).expect(200);
        assertThat(plain()).isEqualTo(1);
    }

    @Test
    void aLineOfAnImportStopsItAndItIsResumed() throws Exception {
        anna.delete("/v1/personas/" + own.created(anna, "home")).expect(204);
        String line = TransferClient.line("anna", "traveler", "corsica").replace("}", ",\"iban\":\"" + IBAN + "\"}");
        TransferClient transfer = new TransferClient(own.realm);
        Reply stopped = meanwhile(() -> transfer.send("", line), () -> own.marks(true));
        isToTryAgain(stopped);
        String resume = "?resume=" + stopped.header("X-Import-Id").orElseThrow();
        assertThat(TransferClient.counts(transfer.imported(resume, line))).containsExactly(1, 0, 0, 0, 0);
        assertThat(plain()).isZero();
    }

    @Test
    void anotherChangeOfTheSchemaDisturbsNobody() throws Exception {
        String id = own.created(anna, "corsica");
        meanwhile(() -> own.admin.patch("/" + id, Map.of("seat", "window")), () -> {
                    own.lacksIban();
                    return own.marks(false);
                })
                .expect(200);
    }

    private static void isToTryAgain(Reply reply) {
        assertThat(reply.expect(409).header("Retry-After")).hasValue("1");
        assertThat(reply.json().path("type").asText()).endsWith("/concurrent-changes");
    }

    /** Locks the user's personas as a writer does, calls, changes the schema once the call waits, and lets it go on. */
    private Reply meanwhile(Supplier<Reply> call, Supplier<Reply> change) throws Exception {
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select user_id from persona_owner where user_id = '" + anna.sub() + "' for update");
            CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(call);
            LockWaits.await(database, "persona_owner");
            change.get().expect(200);
            writer.rollback();
            return answer.get();
        }
    }

    /** How many of the user's rows have the value in plain text. */
    private int plain() throws SQLException {
        return count("select count(*) from persona where user_id = '" + anna.sub() + "' and attributes like '%" + IBAN
                + "%'");
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
