package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm whose persona schema administrators read and replace. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminSchemas {

    final TestRealm realm;
    final SchemaCalls schema;

    AdminSchemas(KeycloakServer server) {
        realm = TestRealm.create(server);
        schema = new SchemaCalls(realm);
    }

    @BeforeEach
    void startFromTheDefaultSchema() {
        schema.startOver();
    }

    @AfterEach
    void removePersonas() {
        realm.removeUsers();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }
}
