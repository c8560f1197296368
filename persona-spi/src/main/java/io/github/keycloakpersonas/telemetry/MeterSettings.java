package io.github.keycloakpersonas.telemetry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.keycloak.Config;

/**
 * What Keycloak's own options say about metrics; the extension has none of its own for it.
 *
 * @param enabled whether anything is counted
 * @param histograms whether the duration of requests comes as a histogram
 * @param buckets the limits of further buckets for it
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
