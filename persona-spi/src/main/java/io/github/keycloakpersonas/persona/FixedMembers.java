package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settles the members that every persona has. */
final class FixedMembers {

    /** Control characters, except the line breaks that a note may have. */
    static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    static final int NOTE_LENGTH = 500;

    private final PersonaChange sent;
    private final @Nullable Persona current;
    private final MemberFaults faults;

    /** @param current the persona that is changed, null for one that is created */
    FixedMembers(PersonaChange sent, @Nullable Persona current, MemberFaults faults) {
        this.sent = sent;
        this.current = current;
        this.faults = faults;
    }

    /** Null says nothing on creation, but can't be what a member is changed to. */
    void nulls() {
        if (current != null) {
            refuseNull("title", sent.title());
            refuseNull("circle", sent.circle());
            refuseNull("status", sent.status());
            refuseNull("valid_from", sent.validFrom());
            refuseNull("valid_till", sent.validTill());
        }
    }

    private void refuseNull(String member, Sent<?> value) {
        if (value.isNull()) {
            faults.add(member, "must not be null");
        }
    }

    /** The title. It is checked against the schema only if the input changes it. */
    String title(PersonaSchema schema) {
        String title = required("title", sent.title(), current == null ? null : current.title());
        boolean changed = current == null || !current.title().equals(title);
        if (title != null && changed && schema.title(title).isEmpty()) {
            String allowed = schema.titles().stream().map(Title::name).sorted().collect(Collectors.joining(", "));
            faults.addSentence("title", "Invalid persona title '" + Violation.shown(title) + "'. Allowed: " + allowed);
        }
        return title == null ? "" : title;
    }

    /** The circle. It is checked against the schema only if the input changes it. */
    Circle circle(PersonaSchema schema, Supplier<Set<Circle>> organizations) {
        Circle circle = required("circle", sent.circle(), current == null ? null : current.circle());
        boolean changed = current == null || !current.circle().equals(circle);
        if (circle != null && changed) {
            schema.circles().fault(circle, organizations).ifPresent(fault -> faults.add("circle", fault));
        }
        return circle == null ? new Circle("") : circle;
    }

    /** The requested status; empty if the input does not have the member or repeats the present status. */
    Optional<Status> status(Instant now) {
        readable(sent.status());
        return sent.status().value().filter(status -> current == null || status != current.statusAt(now));
    }

    /** The note for the owner after the change by an administrator. */
    @Nullable String note() {
        readable(sent.note());
        String text = sent.note().value().orElse(null);
        if (text == null) {
            return current == null || sent.note().isNull() ? null : current.note();
        }
        if (!PersonaChange.isNote(text)) {
            faults.add("note", PersonaChange.NOTE_FAULT);
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /**
     * The validity, with the persona's own schedule. A persona that is created without an end gets the default validity from its start or
     * from now.
     */
    Validity validity(PersonaSchema schema, Instant now) {
        Instant from = time(
                sent.validFrom(), current == null ? now : current.validity().from());
        Instant start = from.isAfter(now) ? from : now;
        Instant till = time(
                sent.validTill(),
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
        return new Validity(
                from,
                till,
                Duty.of(schedule()),
                current == null ? Assessed.NONE : current.validity().assessed());
    }

    /** The persona's own schedule. */
    private Schedule schedule() {
        readable(sent.schedule());
        Schedule unsent = current == null || sent.schedule().isNull() ? Schedule.ALWAYS : current.schedule();
        return sent.schedule().value().orElse(unsent);
    }

    /** Checks the members that identify the persona. They can be sent back with a change, but not be changed. */
    void identity() {
        if (current == null) {
            return;
        }
        PersonaKey key = current.key();
        SentIdentity identity = sent.identity();
        refuseOther("id", identity.id(), current.id()::equals);
        refuseOther(
                "persona_id",
                identity.personaId(),
                text -> PersonaKey.ofOwner(key.userId(), text)
                        .filter(key::equals)
                        .isPresent());
        refuseOther("user_sub", identity.userSub(), key.userId()::equals);
    }

    private void refuseOther(String member, Sent<String> value, Predicate<String> isOwn) {
        readable(value);
        if (value.value().filter(isOwn.negate()).isPresent()) {
            faults.add(member, "cannot be changed");
        }
    }

    static Instant endOf(Instant start, Duration validity) {
        Instant end = start.plus(validity);
        return end.isAfter(AttributeValues.LATEST) ? AttributeValues.LATEST : end;
    }

    /** @param unsent what there is where nothing is sent; null if there is nothing yet */
    private <T> @Nullable T required(String member, Sent<T> value, @Nullable T unsent) {
        readable(value);
        boolean nothing = value.value().isEmpty() && value.faults().isEmpty();
        if (nothing && unsent == null) {
            faults.add(member, "is required");
        }
        return value.value().orElse(nothing ? unsent : null);
    }

    private Instant time(Sent<Instant> value, Instant unsent) {
        readable(value);
        return value.value().orElse(unsent);
    }

    private void readable(Sent<?> value) {
        value.faults().forEach(faults::add);
    }
}
