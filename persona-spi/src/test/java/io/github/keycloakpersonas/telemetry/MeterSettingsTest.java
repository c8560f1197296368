package io.github.keycloakpersonas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

class MeterSettingsTest {

    @Test
    void countNothingUnlessKeycloakDoes() {
        assertThat(MeterSettings.of(new Options(Map.of()))).isEqualTo(new MeterSettings(false, false, List.of()));
    }

    @Test
    void followKeycloaksOwn() {
        Options options = new Options(Map.of(
                "metrics-enabled", "true",
                "http-metrics-histograms-enabled", "true",
                "http-metrics-slos", "5, 250,"));
        assertThat(MeterSettings.of(options))
                .isEqualTo(new MeterSettings(true, true, List.of(Duration.ofMillis(5), Duration.ofMillis(250))));
    }

    /** Options as in Keycloak's configuration file. */
    private static final class Options extends Config.AbstractScope {

        private final Map<String, String> values;

        Options(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public @Nullable String get(String key) {
            return values.get(key);
        }

        @Override
        public Config.Scope scope(String... scope) {
            return this;
        }

        @Deprecated
        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public Config.Scope root() {
            return this;
        }
    }
}
