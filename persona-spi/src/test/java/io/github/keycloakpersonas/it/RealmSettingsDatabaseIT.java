package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings of realms as an earlier version, a later one, or nobody at all has left them in the database. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class RealmSettingsDatabaseIT {

    private TestRealm realm;
    private RealmAdmin admin;
    private String id;
    private JdbcAccess database;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        database = server.database().orElseThrow();
        realm = TestRealm.create(server);
        admin = realm.admin();
        id = admin.get("").path("id").asText();
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        // Behind Keycloak's back: what changes the realm makes it look again.
        admin.update(Map.of("displayName", "changed"));
    }

    private int rows() throws SQLException {
        return count("select count(*) from persona_realm where realm_id = ?");
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private void forget() throws SQLException {
        update("delete from persona_realm where realm_id = ?", id);
    }

    private void store(String text) throws SQLException {
        update("update persona_realm set schema_text = ? where realm_id = ?", text, id);
    }

    @Test
    void thatLieInItsAttributesOnlyAreTakenOverByTheFirstRead() throws SQLException {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        admin.schema(json(FANS));
        forget();
        assertThat(rows()).isZero();
        anna.create("fan", "corsica").expect(201);
        assertThat(rows()).isEqualTo(1);
        assertThat(realm.server().log())
                .contains("Realm " + realm.name() + ": its settings are taken over from its attributes");
        admin.update(Map.of("attributes", Map.of()));
        anna.create("fan", "sardinia").expect(201);
        assertThat(admin.get("").path("attributes").path("persona.schema").asText())
                .contains("fan");
    }

    /** Another node has just written it. Whoever has read the row to change it must find it again, or Keycloak answers 500. */
    @Test
    void areEmptiedAndNotRemovedFromAnAttributeThatTheCacheDoesNotKnow() throws SQLException {
        JsonNode standard = admin.get("/personas/schema");
        assertThat(admin.get("").path("attributes").has("persona.schema")).isFalse();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into realm_attribute (name, value, realm_id) values ('persona.schema', ?, ?)")) {
            statement.setString(1, json(FANS));
            statement.setString(2, id);
            statement.executeUpdate();
        }
        admin.schema(standard.toString());
        assertThat(count("select count(*) from realm_attribute"
                        + " where realm_id = ? and name = 'persona.schema' and value = ''"))
                .isEqualTo(1);
    }

    @Test
    void goWithTheRealm() throws SQLException {
        assertThat(rows()).isEqualTo(1);
        realm.close();
        assertThat(rows()).isZero();
        createRealm(realm.server());
    }

    @Test
    void ofARealmThatHasNoneTakeNothingUntilAnAdministratorAsks() throws SQLException {
        realm.user("anna");
        notSetUp();
        assertThat(admin.get("/personas/setup").path("set_up").asBoolean(true)).isFalse();
        PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
        Reply reply = anna.get("/v1/personas").expect(404);
        assertThat(reply.json().path("detail").asText()).contains("not set up");
        assertThat(admin.get("/personas/explain?user=anna&client=app")
                        .path("warnings")
                        .toString())
                .contains("not set up for personas");
        assertThat(rows()).isZero();
        // A schema may be there before the rest.
        admin.schema(json(FANS));
        assertThat(admin.get("/personas/setup").path("set_up").asBoolean(true)).isFalse();
        admin.call("POST", "/personas/setup").send().expect(200);
        RealmSetupIT.isSetUp(admin);
        anna.create("fan", "corsica").expect(201);
    }

    private void notSetUp() throws SQLException {
        forget();
        admin.update(Map.of("attributes", Map.of()));
    }

    @Test
    void ofWhichTheSchemaCanNotBeReadKeepPersonasOutOfTokensAndSayWhy() throws SQLException {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "corsica");
        SchemaCalls schema = new SchemaCalls(realm);
        store("no json");
        assertThat(Jwt.claims(realm.token("anna")).has("personas")).isFalse();
        assertThat(admin.get("/personas/explain?user=anna&client=app")
                        .at("/personas/0/rule")
                        .asText())
                .isEqualTo("schema_unreadable");
        schema.put("{'titles':[{'name':'traveler'}],'circles':{'source':'list','values':['north']}}")
                .expect(409);
        assertThat(schema.put(FANS)
                        .expect(409)
                        .json()
                        .at("/in_use/titles/traveler")
                        .asInt())
                .as("all of them count")
                .isEqualTo(1);
        schema.put(schema.preset("travel").text()).expect(200);
        assertThat(Jwt.claims(realm.token("anna")).path("personas")).hasSize(1);
    }

    @Test
    void ofALaterVersionAreNotRead() throws SQLException {
        admin.schema(json(FANS));
        update("update persona_realm set schema_format = 3 where realm_id = ?", id);
        Reply reply = new SchemaCalls(realm).get().expect(409);
        assertThat(reply.json().path("detail").asText()).contains("is 3, which a later version of this extension");
    }

    @Test
    void ofALaterVersionAreReplacedByForceOnly() throws SQLException {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "corsica");
        SchemaCalls schema = new SchemaCalls(realm);
        store("{\"format\":3,\"titles\":{\"of\":\"another shape\"}}");
        String travel = schema.preset("travel").text();
        assertThat(schema.get().expect(409).json().path("detail").asText())
                .contains("Update the extension on this server", "?force=true");
        assertThat(schema.put(travel).expect(409).json().path("detail").asText())
                .contains("written by a later version of this extension");
        assertThat(Jwt.claims(realm.token("anna")).has("personas")).isFalse();
        assertThat(schema.get().expect(409).json().path("detail").asText()).contains("is 3");
        schema.put(null, "?force=true", travel).expect(200);
        assertThat(Jwt.claims(realm.token("anna")).path("personas")).hasSize(1);
    }

    @Test
    void ofAnEarlierVersionSayNoFormatAndAreRead() throws SQLException {
        admin.schema(json(FANS));
        store("{\"titles\":[{\"name\":\"driver\"}]}");
        Reply read = new SchemaCalls(realm).get().expect(200);
        assertThat(read.json().path("format").asInt()).isEqualTo(1);
        assertThat(read.json().at("/titles/0/name").asText()).isEqualTo("driver");
    }

    @Test
    void takeNoSchemaOfALaterVersion() {
        Reply reply = new SchemaCalls(realm)
                .put("{'format':3,'titles':[{'name':'fan'}]}")
                .expect(400);
        assertThat(reply.json().at("/errors/format").asText()).contains("Update the extension on this server");
    }
}
