package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the members that every persona has. */
final class FixedMembers {

    /** Line breaks are fine in a note, other control characters are not. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    private static final List<String> SETTABLE = List.of("title", "circle", "status", "valid_from", "valid_till");

    /** The member that only administrators set; what their owners send of it is not read. */
    static final String NOTE = "note";

    private static final int NOTE_LENGTH = 500;

    private static final List<String> IDENTITY = List.of("id", "persona_id", "user_sub");

    /** What the input says, without nulls: null says nothing on creation, and is a fault on a change. */
    private final Map<String, Object> sent = new HashMap<>();

    private final @Nullable Persona current;
    private final boolean clearsNote;
    private final MemberFaults faults;

    /** @param current the persona that is changed, null for one that is created */
    FixedMembers(Map<String, @Nullable Object> members, @Nullable Persona current, MemberFaults faults) {
        this.current = current;
        this.faults = faults;
        this.clearsNote = members.containsKey(NOTE) && members.get(NOTE) == null;
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
        String title = text("title", current == null ? null : current.title());
        boolean changed = current == null || !current.title().equals(title);
        if (title != null && changed && schema.title(title).isEmpty()) {
            String allowed = schema.titles().stream().map(Title::name).sorted().collect(Collectors.joining(", "));
            faults.addSentence(
                    "title", "Invalid persona title '" + MemberFaults.shown(title) + "'. Allowed: " + allowed);
        }
        return title == null ? "" : title;
    }

    /** The circle; unchecked against the schema where the input does not change it. */
    Circle circle(PersonaSchema schema, Supplier<Set<Circle>> organizations) {
        String text = text("circle", current == null ? null : current.circle().name());
        Circle circle = new Circle(text == null ? "" : text);
        if (text == null) {
            return circle;
        }
        if (current == null || !current.circle().equals(circle)) {
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

    /** The note for the owner after the input, which an administrator sends. */
    @Nullable String note() {
        Object value = sent.get(NOTE);
        if (value == null) {
            return current == null || clearsNote ? null : current.note();
        }
        boolean fits = value instanceof String text
                && text.length() <= NOTE_LENGTH
                && !UNPRINTABLE.matcher(text).find();
        if (!fits) {
            faults.add(NOTE, "must be a string of at most " + NOTE_LENGTH + " characters without control characters");
        }
        String text = String.valueOf(value).strip();
        return text.isEmpty() ? null : text;
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
        Duration longest = schema.limits().maxValidity();
        boolean extended = current == null || till.isAfter(current.validity().till());
        if (!from.isBefore(till)) {
            faults.add("valid_till", "must be after valid_from");
        } else if (longest != null && extended && till.isAfter(endOf(start, longest))) {
            faults.add("valid_till", "must be at most " + longest.toDays() + " days ahead");
        }
        return new Validity(from, till);
    }

    /** Members that say which persona it is can be sent back with a change, but not be changed. */
    void identity() {
        if (current == null) {
            return;
        }
        for (String member : IDENTITY) {
            if (sent.containsKey(member) && !isOwn(member, sent.get(member), current)) {
                faults.add(member, "cannot be changed");
            }
        }
    }

    private static boolean isOwn(String member, @Nullable Object value, Persona persona) {
        PersonaKey key = persona.key();
        return switch (member) {
            case "id" -> persona.id().equals(value);
            case "user_sub" -> key.userId().equals(value);
            default ->
                value instanceof String text
                        && PersonaKey.ofOwner(key.userId(), text)
                                .filter(key::equals)
                                .isPresent();
        };
    }

    static Instant endOf(Instant start, Duration validity) {
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
