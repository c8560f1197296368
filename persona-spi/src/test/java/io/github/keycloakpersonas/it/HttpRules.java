package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a user who calls the persona API. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpRules {

    TestRealm realm;
    PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    HttpCall anonymous(String method, String path) {
        return realm.http().request(method, realm.path("/persona" + path));
    }
}
