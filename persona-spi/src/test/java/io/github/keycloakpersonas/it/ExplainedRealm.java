package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SeededRealm.persona;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm whose clients get personas in different ways. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExplainedRealm {

    final Instant now = Clock.systemUTC().instant();
    TestRealm realm;
    Explanations explanations;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = SeededRealm.create(
                server,
                List.of(
                        persona("anna", "traveler", "corsica"),
                        persona("anna", "office-manager", "acme-corp"),
                        persona("anna", "travel-agent", "off", "status", "inactive"),
                        persona("anna", "travel-agent", "wait", "status", "pending"),
                        persona("anna", "travel-agent", "stop", "status", "suspended"),
                        persona("anna", "travel-agent", "gone", "status", "revoked"),
                        persona(
                                "anna",
                                "travel-agent",
                                "past",
                                "valid_from",
                                now.minusSeconds(90) + "",
                                "valid_till",
                                now.minusSeconds(60) + ""),
                        persona("anna", "travel-agent", "next", "valid_from", now.plusSeconds(86_400) + ""),
                        persona("bert", "traveler", "short", "valid_till", now.plusSeconds(200) + "")));
        explanations = new Explanations(realm);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }
}
