package io.github.keycloakpersonas.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Meters of one name, one for each realm and kind. Each is looked up in the registry only once. With the first kind of
 * a realm, all its kinds are registered, so that a rate starts from zero.
 *
 * @param <K> the kinds
 * @param <M> the type of the meters
 */
final class RealmMeters<K extends Enum<K>, M> {

    private final ConcurrentMap<String, Map<K, M>> byRealm = new ConcurrentHashMap<>();
    private final String tag;
    private final Class<K> kinds;
    private final Function<Tags, M> registration;

    /**
     * @param tag the name of the tag that has the kind
     * @param registration makes a meter with these tags
     */
    RealmMeters(String tag, Class<K> kinds, Function<Tags, M> registration) {
        this.tag = tag;
        this.kinds = kinds;
        this.registration = registration;
    }

    /** Counters. */
    static <K extends Enum<K>> RealmMeters<K, LongAdder> counters(
            String name, String description, String tag, Class<K> kinds) {
        return new RealmMeters<>(tag, kinds, tags -> counter(name, description, tags));
    }

    /**
     * A counter that Micrometer reads when metrics are collected. Micrometer's own counter would take a considerable
     * part of the time that a mapper takes.
     */
    static LongAdder counter(String name, String description, Tags tags) {
        LongAdder counter = new LongAdder();
        FunctionCounter.builder(name, counter, LongAdder::doubleValue)
                .description(description)
                .tags(tags)
                .register(Metrics.globalRegistry);
        return counter;
    }

    /** The meter of a realm's name and a kind. */
    M of(String realm, K kind) {
        Map<K, M> known = byRealm.get(realm);
        if (known == null) {
            known = byRealm.computeIfAbsent(realm, this::register);
        }
        return Objects.requireNonNull(known.get(kind));
    }

    private Map<K, M> register(String realm) {
        Map<K, M> meters = new EnumMap<>(kinds);
        for (K kind : EnumSet.allOf(kinds)) {
            meters.put(kind, registration.apply(Tags.of("realm", realm, tag, word(kind))));
        }
        return meters;
    }

    /** The value of a tag for a kind. */
    static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
