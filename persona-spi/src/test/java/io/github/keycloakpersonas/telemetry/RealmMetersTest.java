package io.github.keycloakpersonas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.telemetry.Counted.CacheResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealmMetersTest {

    private static final String NAME = "test.reads";

    @Test
    void countByRealmAndKindAndBeginWithAllKindsOfTheRealm() {
        MeterRegistry registry = new SimpleMeterRegistry();
        RealmMeters<CacheResult, Counter> reads = new RealmMeters<>(
                "result",
                CacheResult.class,
                tags -> Counter.builder(NAME).tags(tags).register(registry));
        reads.of("one", CacheResult.HIT).increment();
        reads.of("one", CacheResult.HIT).increment();
        reads.of("two", CacheResult.BYPASS).increment();
        assertThat(registry.find(NAME).counters()).hasSize(6);
        assertThat(counted(registry, "one")).containsExactly(2.0, 0.0, 0.0);
        assertThat(counted(registry, "two")).containsExactly(0.0, 0.0, 1.0);
        assertThat(reads.of("one", CacheResult.HIT)).isSameAs(reads.of("one", CacheResult.HIT));
    }

    private static List<Double> counted(MeterRegistry registry, String realm) {
        return List.of("hit", "miss", "bypass").stream()
                .map(result -> registry.get(NAME)
                        .tags("realm", realm, "result", result)
                        .counter()
                        .count())
                .toList();
    }

    @Test
    void areNoneWhereMetricsAreOff() {
        PersonaMeters.read("demo", CacheResult.HIT);
        ServerMeters.begin(() -> true);
        ServerMeters.sweepEnded(Counted.TaskResult.DONE, 1);
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
    }
}
