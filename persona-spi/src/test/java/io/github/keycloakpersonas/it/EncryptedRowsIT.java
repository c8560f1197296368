package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.EncryptedRealm.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in the database where attributes are encrypted. */
@Tag("local")
@Tag("postgres")
@ExtendWith(SharedServer.class)
class EncryptedRowsIT {

    private static final String COLUMNS = "select attributes, row_version, updated_at from persona where id = ?";

    /** A row as it is. */
    private record Stored(String attributes, int version, long updatedAt) {}

    private static Stored stored(KeycloakServer server, String id) throws SQLException {
        JdbcAccess database = server.database().orElseThrow();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return new Stored(rows.getString(1), rows.getInt(2), rows.getLong(3));
            }
        }
    }

    private static void move(KeycloakServer server, String from, String to) throws SQLException {
        JdbcAccess database = server.database().orElseThrow();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update persona set attributes = (select attributes from persona where id = ?) where id = ?")) {
            statement.setString(1, from);
            statement.setString(2, to);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void haveNoPlainTextAndNoNewVersionWhenTheyAreRewritten(KeycloakServer server) throws SQLException {
        try (EncryptedRealm own = new EncryptedRealm(server)) {
            own.marks(false).expect(200);
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String id = own.created(anna, "corsica");
            Stored plain = stored(server, id);
            assertThat(plain.attributes()).contains(IBAN, "aisle");

            own.hasKeys("a");
            own.marks(true).expect(200);
            assertThat(stored(server, id)).isEqualTo(plain);
            assertThat(own.rewriteAll(1)).isEqualTo(1);
            Stored sealed = stored(server, id);
            assertThat(sealed.attributes())
                    .contains("aisle", "\"$sealed\":\"a:")
                    .doesNotContain("DE02", "iban");
            assertThat(sealed).isEqualTo(new Stored(sealed.attributes(), plain.version(), plain.updatedAt()));
            assertThat(own.rewriteAll(1)).isZero();
            assertThat(stored(server, id)).isEqualTo(sealed);

            anna.patch(id, Map.of("iban", "XX9", "seat", "window")).expect(200);
            assertThat(stored(server, id).attributes()).contains("window").doesNotContain("XX9");
            own.admin.patch("/" + id, Map.of("iban", "XX8")).expect(200);
            assertThat(stored(server, id).attributes()).doesNotContain("XX8");

            own.marks(false).expect(200);
            assertThat(own.rewriteAll(1)).isEqualTo(1);
            assertThat(stored(server, id).attributes()).contains("XX8").doesNotContain("sealed");
        }
    }

    @Test
    void stayEncryptedWhenTheSchemaHasTheAttributeNoMore(KeycloakServer server) throws SQLException {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            String id = own.created(anna, "corsica");
            own.lacksIban();
            assertThat(anna.get("/v1/personas/" + id).expect(200).text()).doesNotContain(IBAN);
            anna.patch(id, Map.of("seat", "window")).expect(200);
            assertThat(own.rewriteAll(1)).isZero();
            assertThat(stored(server, id).attributes())
                    .contains("window", "\"$sealed\":\"a:")
                    .doesNotContain("DE02", "iban");
            own.hasKeys("b", "a");
            own.marks(true).expect(200);
            own.lacksIban();
            assertThat(own.rewriteAll(1)).isEqualTo(1);
            assertThat(stored(server, id).attributes()).contains("\"$sealed\":\"b:");
            own.marks(true).expect(200);
            assertThat(anna.get("/v1/personas/" + id).expect(200).text()).contains(IBAN);
            own.marks(false).expect(200);
            assertThat(own.rewriteAll(1)).isEqualTo(1);
            assertThat(stored(server, id).attributes()).contains(IBAN);
        }
    }

    @Test
    void areOfNoUseInAnotherRow(KeycloakServer server) throws SQLException {
        try (EncryptedRealm own = EncryptedRealm.of(server, "a")) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(own.realm, "anna");
            PersonaApiClient bert = PersonaApiClient.ofNewUser(own.realm, "bert");
            String annas = own.created(anna, "corsica");
            String berts = own.created(bert, "corsica");
            move(server, annas, berts);
            own.forgetUsers();
            bert.get("/v1/personas/" + berts).expect(503);
            own.admin.get("/" + berts).expect(503);
            own.rewrite("").expect(503);
            anna.get("/v1/personas/" + annas).expect(200);
            assertThat(server.log().lines())
                    .anyMatch(line -> line.contains("Realm " + own.realm.name() + ": encrypted attributes")
                            && line.contains("persona " + berts + " were not encrypted with the key 'a'"));
        }
    }
}
