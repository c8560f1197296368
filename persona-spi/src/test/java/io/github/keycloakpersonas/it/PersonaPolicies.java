package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a resource that policies about personas protect. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersonaPolicies {

    static final String SELECTED = "/v1/session/persona";

    TestRealm realm;
    TravelApi travel;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        travel = new TravelApi(realm);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    static void select(PersonaApiClient api, String id) {
        api.call("PUT", SELECTED, request -> request.json(Map.of("persona_id", id)))
                .expect(200);
    }
}
