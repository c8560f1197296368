package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query parameters of a request as typed values. Both APIs read all of theirs here. Faults are collected, so that an
 * answer names all of them; a value at fault is read as if it were not sent. Parameters that nobody asks for are ignored.
 */
public final class Parameters {

    /** The greatest length of a text that the database has to compare, in characters. */
    public static final int MAX_LENGTH = 255;

    private static final int MAX_VALUES = 50;

    private final Map<String, List<String>> sent;
    private final boolean ofFilters;
    private final List<Violation> faults;

    private Parameters(Map<String, List<String>> sent, boolean ofFilters, List<Violation> faults) {
        this.sent = sent;
        this.ofFilters = ofFilters;
        this.faults = faults;
    }

    /**
     * Reads the parameters that an endpoint has.
     *
     * @param sent the values of each parameter in the order in which they were sent
     * @throws ProblemException 400 with every fault
     */
    public static <T> T read(Map<String, List<String>> sent, Function<Parameters, T> reading) {
        Parameters parameters = new Parameters(sent, false, new ArrayList<>());
        T result = reading.apply(parameters);
        if (!parameters.faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(parameters.faults));
        }
        return result;
    }

    /**
     * The same parameters as the fields of a search form, where an empty field is one that was not filled in. A field for
     * one value that comes several times is at fault, because each of its values would lead to another list; elsewhere the
     * first value counts.
     */
    public Parameters ofFilters() {
        return new Parameters(sent, true, faults);
    }

    /** Whether the parameter was sent. */
    public boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** A text of any length that an address can have. */
    public Optional<String> text(String name) {
        List<String> values = values(name);
        if (ofFilters && values.size() > 1) {
            fault(name, "must be given once");
        }
        return values.stream().findFirst();
    }

    /** A text of at most {@link #MAX_LENGTH} characters. */
    public Optional<String> shortText(String name) {
        return shortText(name, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param form the form in which the text is compared and its length is measured
     */
    public Optional<String> shortText(String name, UnaryOperator<String> form) {
        return text(name).map(form).filter(text -> isShort(name, List.of(text)));
    }

    /** A text that is not blank. Where it is missing, an empty one stands for it, and that is a fault. */
    public String required(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseGet(() -> {
            fault(name, "is required");
            return "";
        });
    }

    /**
     * A filter that can be given several times.
     *
     * @param form the form in which the values are compared and their length is measured
     */
    public List<String> shortTexts(String name, UnaryOperator<String> form) {
        List<String> values = values(name).stream().map(form).toList();
        if (values.size() > MAX_VALUES) {
            fault(name, "must be given at most " + MAX_VALUES + " times");
            return List.of();
        }
        return isShort(name, values) ? values : List.of();
    }

    /** {@code true} or {@code false}; false if it is not sent. */
    public boolean flag(String name) {
        return yesOrNo(name).orElse(false);
    }

    /** {@code true} or {@code false}, where not sending it means neither. */
    public Optional<Boolean> yesOrNo(String name) {
        return text(name).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                fault(name, "must be true or false");
                yield Optional.empty();
            }
        });
    }

    /**
     * An integer between two bounds.
     *
     * @param unsent its value if it is not sent
     */
    public int integer(String name, int unsent, int least, int most) {
        return text(name)
                .flatMap(text -> {
                    Optional<Integer> number = parsed(text).filter(parsed -> parsed >= least && parsed <= most);
                    if (number.isEmpty()) {
                        fault(name, "must be an integer between " + least + " and " + most);
                    }
                    return number;
                })
                .orElse(unsent);
    }

    /**
     * One of a closed set of words.
     *
     * @param all what can be meant
     * @param word the word of each
     */
    public <E> Optional<E> oneOf(String name, List<E> all, Function<E, String> word) {
        return text(name).flatMap(text -> meant(name, text, all, word).findFirst());
    }

    /** Any number of a closed set of words. */
    public <E> List<E> anyOf(String name, List<E> all, Function<E, String> word) {
        return shortTexts(name, UnaryOperator.identity()).stream()
                .flatMap(text -> meant(name, text, all, word))
                .distinct()
                .toList();
    }

    /** A time with an offset. */
    public Optional<Instant> time(String name) {
        return shortText(name).flatMap(text -> {
            // An unescaped plus sign of an offset is decoded as a space, which no time contains.
            Optional<Instant> time = AttributeValues.time(text.replace(' ', '+'));
            if (time.isEmpty()) {
                fault(name, AttributeValues.TIME_FAULT);
            }
            return time;
        });
    }

    /** Adds a fault that only the endpoint can find. */
    public void fault(String name, String message) {
        faults.add(Violation.of(name, message));
    }

    private List<String> values(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        return ofFilters ? values.stream().filter(value -> !value.isEmpty()).toList() : values;
    }

    private boolean isShort(String name, List<String> values) {
        boolean isShort = values.stream().allMatch(value -> value.codePointCount(0, value.length()) <= MAX_LENGTH);
        if (!isShort) {
            fault(name, "must have at most " + MAX_LENGTH + " characters");
        }
        return isShort;
    }

    private <E> Stream<E> meant(String name, String text, List<E> all, Function<E, String> word) {
        List<E> meant =
                all.stream().filter(each -> word.apply(each).equals(text)).toList();
        if (meant.isEmpty()) {
            fault(name, "must be one of: " + all.stream().map(word).collect(Collectors.joining(", ")));
        }
        return meant.stream();
    }

    private static Optional<Integer> parsed(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
