package io.github.keycloakpersonas.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

/** The switch of the page. */
class ApiPageProviderFactoryTest {

    private static final String OPTION = "keycloak.test-of-the-page.enabled";

    private final ApiPageProviderFactory factory = new ApiPageProviderFactory();

    @AfterEach
    void removeTheOption() {
        System.clearProperty(OPTION);
    }

    @Test
    void isOffWithoutTheOption() {
        assertThat(factory.isSupported(Config.scope("test-of-the-page"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void isWhatTheOptionSays(String option, boolean on) {
        System.setProperty(OPTION, option);
        assertThat(factory.isSupported(Config.scope("test-of-the-page"))).isEqualTo(on);
    }
}
