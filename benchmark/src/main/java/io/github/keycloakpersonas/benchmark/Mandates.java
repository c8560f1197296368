package io.github.keycloakpersonas.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The same data in the shapes that personas, user attributes and organizations have for it. */
final class Mandates {

    static final String TITLE = "traveler";

    /** As many as the targets are about, and as the default schema allows. */
    static final int FIVE = 5;

    private static final String END = "2099-01-01T00:00:00Z";

    private Mandates() {}

    static List<String> circles(int count) {
        return IntStream.range(0, count).mapToObj(i -> "circle-" + i).toList();
    }

    /** As the persona API takes it. */
    static Map<String, Object> persona(String circle) {
        return Map.of(
                "title", TITLE,
                "circle", circle,
                "valid_till", END,
                "consent", true,
                "autobook_price", 5_000);
    }

    /** Values of a user attribute: title and circle. */
    static List<String> strings(int count) {
        return circles(count).stream().map(circle -> TITLE + "@" + circle).toList();
    }

    /** Values of a user attribute: all that the claim of personas says. */
    static List<String> objects(int count) {
        return circles(count).stream().map(circle -> object(circle, 5_000)).toList();
    }

    /** One such value. */
    static String object(String circle, int price) {
        return String.format(
                Locale.ROOT,
                "{\"persona_id\":\"6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d_%1$s_%2$s\",\"title\":\"%1$s\",\"circle\":\"%2$s\","
                        + "\"valid_till\":\"%3$s\",\"consent\":true,\"autobook_price\":%4$d,\"autobook_leadtime\":7,"
                        + "\"autobook_risklevel\":3}",
                TITLE,
                circle,
                END,
                price);
    }

    /** Attributes of the organization that stands for a circle; its alias is the circle. */
    static Map<String, List<String>> organization(String circle) {
        return Map.of(
                "persona_id", List.of("6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d_" + TITLE + "_" + circle),
                "title", List.of(TITLE),
                "circle", List.of(circle),
                "valid_till", List.of(END),
                "consent", List.of("true"),
                "autobook_price", List.of("5000"),
                "autobook_leadtime", List.of("7"),
                "autobook_risklevel", List.of("3"));
    }
}
