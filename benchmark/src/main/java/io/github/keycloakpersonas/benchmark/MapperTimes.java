package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures mappers inside the server, where they fill tokens and nothing else counts. In a request they are so small a part that
 * their differences drown in its scatter.
 */
final class MapperTimes {

    private static final Logger LOGGER = LoggerFactory.getLogger(MapperTimes.class);

    /** How many tokens one call fills: some tenths of a second. */
    private static final int TOKENS = 2_000;

    private static final List<Pair> PAIRS = List.of(
            new Pair("control: no mapper, against itself", Login.BARE, Login.BARE, Target.CONTROL),
            of("personas: five `title@circle`", Login.STRINGS),
            of("user attribute: five strings", Login.ATTRIBUTE),
            of("organizations: five aliases", Login.ORGANIZATION),
            of("personas: five objects", Login.OBJECTS),
            of("user attribute: five JSON values", Login.ATTRIBUTE_OBJECTS),
            of("organizations: five with attributes", Login.ORGANIZATION_OBJECTS),
            rivals("five `title@circle`, against the user-attribute mapper", Login.ATTRIBUTE, Login.STRINGS),
            rivals("five `title@circle`, against the organizations mapper", Login.ORGANIZATION, Login.STRINGS),
            rivals("five objects, against the user-attribute mapper with JSON", Login.ATTRIBUTE_OBJECTS, Login.OBJECTS),
            rivals(
                    "five objects, against the organizations mapper with attributes",
                    Login.ORGANIZATION_OBJECTS,
                    Login.OBJECTS));

    private final Settings settings;
    private final Http http;
    private final Map<String, Session> sessions = new HashMap<>();

    MapperTimes(Settings settings, Http http) {
        this.settings = settings;
        this.http = http;
    }

    /** Two clients that differ in their mapper only. */
    private record Pair(String title, String baseline, String candidate, Target target) {}

    private static Pair of(String title, String client) {
        return new Pair(title + ", against no mapper", Login.BARE, client, Target.INFORMATION);
    }

    private static Pair rivals(String title, String rival, String ours) {
        return new Pair(title, rival, ours, Target.NO_SLOWER);
    }

    /** The time of a token with each of them, in microseconds. */
    private record Times(double baseline, double candidate) {}

    List<Figure> measure() {
        for (int round = 1; round <= settings.warmupRounds(); round++) {
            LOGGER.info("Mappers: warm-up {} of {}", round, settings.warmupRounds());
            measureAll(round);
        }
        List<List<Times>> rounds = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            LOGGER.info("Mappers: round {}", round);
            rounds.add(measureAll(round));
        }
        return IntStream.range(0, PAIRS.size())
                .mapToObj(pair -> figure(
                        PAIRS.get(pair),
                        rounds.stream().map(round -> round.get(pair)).toList()))
                .toList();
    }

    /** Baseline and candidate take turns at being first. */
    private List<Times> measureAll(int round) {
        return PAIRS.stream().map(pair -> measure(pair, round % 2 == 0)).toList();
    }

    private Times measure(Pair pair, boolean baselineFirst) {
        if (baselineFirst) {
            double baseline = micros(pair.baseline());
            return new Times(baseline, micros(pair.candidate()));
        }
        double candidate = micros(pair.candidate());
        return new Times(micros(pair.baseline()), candidate);
    }

    /** The time of a token in microseconds. */
    private double micros(String client) {
        Session session = sessions.computeIfAbsent(
                client, missing -> new Session(http, new Login(Login.RIVALS, Login.HOLDER, client), 0));
        JsonNode filled = session.request("GET", "/realms/{realm}/token-loop?tokens=" + TOKENS)
                .send()
                .expect(200)
                .json();
        int found = filled.path("last")
                .path(RivalClients.CLAIMS.getOrDefault(client, "personas"))
                .size();
        if (found != (client.equals(Login.BARE) ? 0 : Mandates.FIVE)) {
            throw new IllegalStateException(client + " does not say what it should: " + filled);
        }
        return filled.path("nanos").asDouble() / TOKENS / 1_000;
    }

    private static Figure figure(Pair pair, List<Times> rounds) {
        String values = String.format(
                Locale.ROOT,
                "%.2f → %.2f µs",
                spread(rounds, Times::baseline).median(),
                spread(rounds, Times::candidate).median());
        return new Figure(
                pair.title(), values, spread(rounds, times -> times.candidate() / times.baseline()), pair.target());
    }

    private static Spread spread(List<Times> rounds, ToDoubleFunction<Times> measure) {
        return Spread.of(rounds.stream().map(measure::applyAsDouble).toList());
    }
}
