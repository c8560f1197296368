package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.etag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a persona schema of its own, and clients that update the realm. */
@ExtendWith(SharedServer.class)
abstract class SettingsOfARealm {

    static final String SCHEMA = "persona.schema";
    static final String SETUP = "persona.setup";

    TestRealm realm;
    SchemaCalls schema;

    /** What the realm says before its schema is changed: what somebody's page or file still says later. */
    ObjectNode stale;

    Reply current;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        schema = new SchemaCalls(realm);
        schema.put("{'titles':[{'name':'early'}]}").expect(200);
        stale = (ObjectNode) realm.admin().get("");
        current = schema.put(FANS).expect(200);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    JsonNode attributes() {
        return realm.admin().get("").path("attributes");
    }

    /** Nothing is lost or reverted, and the copy says so too. */
    void holds() {
        Reply read = schema.get().expect(200);
        assertThat(read.json()).isEqualTo(current.json());
        assertThat(etag(read)).isEqualTo(etag(current));
        assertThat(attributes().path(SCHEMA).asText()).startsWith("{\"format\":1,\"titles\":[{\"name\":\"fan\"");
        assertThat(attributes().path(SETUP).asText()).isEqualTo("1");
        assertThat(realm.admin().get("/personas/setup").path("set_up").asBoolean())
                .isTrue();
        PersonaApiClient.ofNewUser(realm, "anna").create("fan", "corsica").expect(201);
        schema.put(etag(current), "", FANS).expect(200);
    }
}
