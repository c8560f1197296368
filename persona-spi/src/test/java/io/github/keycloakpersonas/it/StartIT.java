package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.KeycloakVersion;
import io.github.keycloakpersonas.testkit.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server's log says about us at the start. */
@ExtendWith(SharedServer.class)
class StartIT {

    @Test
    void saysThatThePairIsTested(KeycloakServer server) {
        assertThat(server.log().lines())
                .filteredOn(line -> line.contains("Keycloak Personas "))
                .isNotEmpty()
                .allMatch(line -> line.contains("INFO"))
                .allMatch(line -> line.endsWith(" on Keycloak " + KeycloakVersion.ofTheBuild() + ": tested"));
    }
}
