package io.github.keycloakpersonas.telemetry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.keycloak.Config;

/**
 * Keycloak's own options about metrics. The extension has no such options.
 *
 * @param enabled whether metrics are on
 * @param histograms whether the duration of requests is a histogram
 * @param buckets the upper limits of additional buckets
 */
record MeterSettings(boolean enabled, boolean histograms, List<Duration> buckets) {

    MeterSettings {
        buckets = List.copyOf(buckets);
    }

    static MeterSettings of(Config.Scope options) {
        String buckets = options.get("http-metrics-slos", "");
        return new MeterSettings(
                options.getBoolean("metrics-enabled", false),
                options.getBoolean("http-metrics-histograms-enabled", false),
                Arrays.stream(buckets.split(",", -1))
                        .map(String::strip)
                        .filter(bucket -> !bucket.isEmpty())
                        .map(Long::parseLong)
                        .map(Duration::ofMillis)
                        .toList());
    }
}
