package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a persona to be, whether it is created or changed. Members that are not sent keep what the persona has, or
 * get what a new one starts with.
 *
 * @param title the name of the title
 * @param circle the circle
 * @param status the status, as personas read
 * @param validFrom the first instant of the validity
 * @param validTill the first instant after it
 * @param schedule when the persona can be used; null for always
 * @param note what to tell the owner; null takes the note away. Read only from administrators
 * @param identity which persona the input says that it changes
 * @param attributes what else there is, in the order in which it was sent. It is the realm's schema that says what of it are
 *     attributes: values of the types that {@link io.github.keycloakpersonas.schema.AttributeValues} knows, the object of a group
 *     as a map of them, and null for a value to take away
 */
public record PersonaChange(
        Sent<String> title,
        Sent<Circle> circle,
        Sent<Status> status,
        Sent<Instant> validFrom,
        Sent<Instant> validTill,
        Sent<Schedule> schedule,
        Sent<String> note,
        SentIdentity identity,
        Map<String, @Nullable Object> attributes) {

    /** What is wrong with a note that is none. */
    public static final String NOTE_FAULT =
            "must be a string of at most " + FixedMembers.NOTE_LENGTH + " characters without control characters";

    /** Whether the text can be a note; what {@link #NOTE_FAULT} says of others. */
    public static boolean isNote(String text) {
        return text.length() <= FixedMembers.NOTE_LENGTH
                && !FixedMembers.UNPRINTABLE.matcher(text).find();
    }

    /** Nothing is to be changed. */
    public static final PersonaChange NONE = new PersonaChange(
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            Sent.nothing(),
            SentIdentity.NONE,
            Map.of());

    public PersonaChange {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The same with that status. */
    public PersonaChange withStatus(Status to) {
        return new PersonaChange(
                title, circle, Sent.of(to), validFrom, validTill, schedule, note, identity, attributes);
    }

    /** The same with that end of the validity. */
    public PersonaChange withValidTill(Instant to) {
        return new PersonaChange(title, circle, status, validFrom, Sent.of(to), schedule, note, identity, attributes);
    }

    /** The same with that note; null takes it away. */
    public PersonaChange withNote(@Nullable String to) {
        return withSentNote(Sent.of(to));
    }

    /** The same with what is said of the note. */
    public PersonaChange withSentNote(Sent<String> to) {
        return new PersonaChange(title, circle, status, validFrom, validTill, schedule, to, identity, attributes);
    }

    /** The same, said of another persona. */
    public PersonaChange withIdentity(SentIdentity other) {
        return new PersonaChange(title, circle, status, validFrom, validTill, schedule, note, other, attributes);
    }

    /** The same with other attributes. */
    PersonaChange withAttributes(Map<String, @Nullable Object> other) {
        return new PersonaChange(title, circle, status, validFrom, validTill, schedule, note, identity, other);
    }

    /** The same, with what a persona has of status, validity, schedule and note where nothing is said of it. */
    PersonaChange filledFrom(Persona persona) {
        return new PersonaChange(
                title,
                circle,
                status.orElse(persona.status()),
                validFrom.orElse(persona.validity().from()),
                validTill.orElse(persona.validity().till()),
                schedule.equals(Sent.<Schedule>nothing()) ? Sent.of(persona.schedule()) : schedule,
                note.equals(Sent.<String>nothing()) ? Sent.of(persona.note()) : note,
                identity,
                attributes);
    }
}
