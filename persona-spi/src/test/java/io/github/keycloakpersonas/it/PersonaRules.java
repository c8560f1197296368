package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a user who creates personas. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersonaRules {

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

    static String detail(Reply reply) {
        return reply.json().path("detail").asText();
    }
}
