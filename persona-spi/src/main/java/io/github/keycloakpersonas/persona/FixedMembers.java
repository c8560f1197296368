package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the members that every persona has. */
final class FixedMembers {

    private static final List<String> SETTABLE = List.of("title", "circle", "status", "valid_from", "valid_till");

    private static final List<String> IDENTITY = List.of("id", "persona_id", "user_sub");

    /** What the input says, without nulls: null says nothing on creation, and is a fault on a change. */
    private final Map<String, Object> sent = new HashMap<>();

    private final @Nullable Persona current;
    private final MemberFaults faults;

    /** @param current the persona that is changed, null for one that is created */
    FixedMembers(Map<String, @Nullable Object> members, @Nullable Persona current, MemberFaults faults) {
        this.current = current;
        this.faults = faults;
        members.forEach((member, value) -> {
            if (value != null) {
                sent.put(member, value);
            } else if (current != null && SETTABLE.contains(member)) {
                faults.add(member, "must not be null");
            }
        });
    }

    /** The title; unchecked against the schema where the input does not change it. */
    String title(PersonaSchema schema) {
        String title = text("title", current == null ? null : current.key().title());
        boolean changed = current == null || !current.key().title().equals(title);
        if (title != null && changed && schema.title(title).isEmpty()) {
            String allowed = schema.titles().stream().map(Title::name).sorted().collect(Collectors.joining(", "));
            faults.addSentence(
                    "title", "Invalid persona title '" + MemberFaults.shown(title) + "'. Allowed: " + allowed);
        }
        return title == null ? "" : title;
    }

    /** The circle; unchecked against the schema where the input does not change it. */
    String circle(PersonaSchema schema, Supplier<Set<String>> organizations) {
        String text = text("circle", current == null ? null : current.key().circle());
        if (text == null) {
            return "";
        }
        String circle = CircleRule.normal(text);
        if (current == null || !current.key().circle().equals(circle)) {
            schema.circles().fault(circle, organizations).ifPresent(fault -> faults.add("circle", fault));
        }
        return circle;
    }

    /** The status asked for; empty where the input says nothing of it or repeats what the persona reads as. */
    Optional<Status> status(Instant now) {
        Object word = sent.get("status");
        if (word == null) {
            return Optional.empty();
        }
        Optional<Status> status = word instanceof String text ? Status.of(text) : Optional.empty();
        if (status.isEmpty()) {
            faults.addSentence(
                    "status",
                    "Unknown status '" + MemberFaults.shown(String.valueOf(word))
                            + "'. Known: pending, active, inactive, suspended, revoked");
        }
        return current != null && status.equals(Optional.of(current.statusAt(now))) ? Optional.empty() : status;
    }

    /** The window; a persona that is created without an end gets the default validity from its start or from now. */
    Validity validity(PersonaSchema schema, Instant now) {
        Instant from =
                time("valid_from", current == null ? now : current.validity().from());
        Instant start = from.isAfter(now) ? from : now;
        Instant till = time(
                "valid_till",
                current == null
                        ? endOf(start, schema.limits().defaultValidity())
                        : current.validity().till());
        if (!from.isBefore(till)) {
            faults.add("valid_till", "must be after valid_from");
        }
        return new Validity(from, till);
    }

    /** Members that say which persona it is can be sent back with a change, but not be changed. */
    void identity() {
        if (current == null) {
            return;
        }
        Map<String, String> own = Map.of(
                "id", current.id(),
                "persona_id", current.key().personaId(),
                "user_sub", current.key().userId());
        for (String member : IDENTITY) {
            if (sent.containsKey(member) && !sent.get(member).equals(own.get(member))) {
                faults.add(member, "cannot be changed");
            }
        }
    }

    private static Instant endOf(Instant start, Duration validity) {
        Instant end = start.plus(validity);
        return end.isAfter(AttributeValues.LATEST) ? AttributeValues.LATEST : end;
    }

    private @Nullable String text(String member, @Nullable String unsent) {
        Object value = sent.get(member);
        if (value instanceof String text) {
            return text;
        }
        if (value != null) {
            faults.add(member, "must be a string");
        } else if (unsent == null) {
            faults.add(member, "is required");
        }
        return value == null ? unsent : null;
    }

    private Instant time(String member, Instant unsent) {
        Object value = sent.get(member);
        if (value == null) {
            return unsent;
        }
        Optional<Instant> time = AttributeValues.time(value);
        if (time.isEmpty()) {
            faults.add(member, AttributeValues.TIME_FAULT);
        }
        return time.orElse(unsent);
    }
}
