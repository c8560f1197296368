package io.github.keycloakpersonas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the log says about the pages of the console. */
class ConsoleThemeTest {

    @Test
    void isToldOfWhereItIsInstalledAndNotChosen() {
        assertThat(ConsoleTheme.line(Set.of("keycloak.v2", "personas"), "master", null))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("realm master does not have the admin theme personas")
                        .contains("kcadm.sh update realms/master -s adminTheme=personas"));
        assertThat(ConsoleTheme.line(Set.of("personas"), "master", "keycloak.v2"))
                .isPresent();
    }

    @Test
    void isNotToldOfOtherwise() {
        assertThat(ConsoleTheme.line(Set.of("keycloak.v2"), "master", null)).isEmpty();
        assertThat(ConsoleTheme.line(Set.of("personas"), "master", "personas")).isEmpty();
    }
}
