package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a body as typed values. Faults are collected, so that an answer names all of them. A member that is null is not sent. */
public final class BodyMembers {

    /** The highest number of values of a filter. */
    public static final int MOST_VALUES = 50;

    private final Map<String, @Nullable Object> sent;
    private final List<Violation> faults;
    private final String prefix;

    /**
     * @param known the names that there are
     * @param what what the body is, for people
     */
    public BodyMembers(Map<String, @Nullable Object> sent, Set<String> known, String what) {
        this(sent, new ArrayList<>(), "");
        refuseUnknown(known, what);
    }

    private BodyMembers(Map<String, @Nullable Object> sent, List<Violation> faults, String prefix) {
        this.sent = sent;
        this.faults = faults;
        this.prefix = prefix;
    }

    private void refuseUnknown(Set<String> known, String what) {
        sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(name, "is not a member of " + what));
    }

    /** Whether the member was sent. */
    public boolean has(String name) {
        return sent.get(name) != null;
    }

    /** Whether the member was sent, be it null. */
    public boolean names(String name) {
        return sent.containsKey(name);
    }

    /** The value as it was sent. */
    public @Nullable Object value(String name) {
        return sent.get(name);
    }

    /** A text that is not blank, without control characters. */
    public Optional<String> text(String name, int longest) {
        Object value = sent.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && isFit(text, longest)) {
            return Optional.of(text);
        }
        fault(name, "must be a string of 1 to " + longest + " characters without control characters");
        return Optional.empty();
    }

    private static boolean isFit(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl)
                && AttributeValues.isPlainText(text);
    }

    /** True or false; false if it is not sent. */
    public boolean flag(String name) {
        Object value = sent.get(name);
        if (value != null && !(value instanceof Boolean)) {
            fault(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** A time with an offset. */
    public Optional<Instant> time(String name) {
        Object value = sent.get(name);
        Optional<Instant> time = value == null ? Optional.empty() : AttributeValues.time(value);
        if (value != null && time.isEmpty()) {
            fault(name, AttributeValues.TIME_FAULT);
        }
        return time;
    }

    /** A text or a list of texts. */
    public List<String> texts(String name, int most) {
        Object value = sent.get(name);
        List<?> values = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof String text && isFit(text, Parameters.MAX_LENGTH)) {
                texts.add(text);
            }
        }
        if (texts.size() < values.size() || values.size() > most) {
            fault(name, "must be a list of at most " + most + " strings");
            return List.of();
        }
        return texts;
    }

    /** Different whole numbers. */
    public List<Integer> integers(String name, int mostValues, int highest) {
        Object value = sent.get(name);
        List<?> values = value instanceof List<?> list ? list : List.of();
        List<Integer> numbers = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof Long number && number >= 1 && number <= highest) {
                numbers.add(number.intValue());
            }
        }
        boolean isList = value == null || value instanceof List<?>;
        if (!isList || numbers.stream().distinct().count() < values.size() || values.size() > mostValues) {
            fault(name, "must be a list of at most " + mostValues + " different integers between 1 and " + highest);
            return List.of();
        }
        return numbers;
    }

    /** The members of an object; none if it is not sent. */
    public BodyMembers object(String name, Set<String> known) {
        Object value = sent.get(name);
        if (value != null && !(value instanceof Map)) {
            fault(name, "must be an object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> members.put(String.valueOf(key), each));
        }
        BodyMembers object = new BodyMembers(members, faults, prefix + name + ".");
        object.refuseUnknown(known, name);
        return object;
    }

    /** Adds a fault. */
    public void fault(String name, String message) {
        faults.add(Violation.of(prefix + name, message));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException 400 with every fault
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
    }
}
