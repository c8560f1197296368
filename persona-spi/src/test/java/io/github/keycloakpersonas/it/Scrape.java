package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server's {@code /metrics} says at one time. */
final class Scrape {

    private static final Pattern SAMPLE =
            Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)})? (?<value>\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private final List<Sample> samples;

    private Scrape(List<Sample> samples) {
        this.samples = samples;
    }

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {

        private static Sample of(Matcher line) {
            Map<String, String> labels = new HashMap<>();
            String text = line.group("labels");
            Matcher label = LABEL.matcher(text == null ? "" : text);
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            return new Sample(line.group("name"), labels, Double.parseDouble(line.group("value")));
        }
    }

    static Scrape of(KeycloakServer server) {
        String text = new Http(server.managementUri())
                .get("/metrics")
                .send()
                .expect(200)
                .text();
        return new Scrape(text.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .map(Sample::of)
                .toList());
    }

    /** The names of all meters. */
    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The lines of our own meters. */
    List<Sample> ours() {
        return samples.stream()
                .filter(sample -> sample.name().startsWith("keycloak_personas_"))
                .toList();
    }

    /** The sum of the lines of a meter that have these labels. */
    double of(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }
}
