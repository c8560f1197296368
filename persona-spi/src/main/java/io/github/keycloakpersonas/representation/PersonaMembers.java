package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schedule.ScheduleReader;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a persona in a request, each into the type that the rules use. Nothing is refused here: values
 * that cannot be read are passed on as such to the rules, which report all errors at once.
 */
public final class PersonaMembers {

    /** Members that a change may contain without effect, because clients may send an answer back. */
    private static final List<String> UNREAD_ON_CHANGE =
            List.of("active", "active_until", "next_active_from", "created_at", "updated_at", "username");

    /** The member that only administrators set. If the owner sends it, it is ignored. */
    private static final String NOTE = "note";

    private final Map<String, @Nullable Object> rest;

    private PersonaMembers(Map<String, @Nullable Object> members) {
        this.rest = new LinkedHashMap<>(members);
    }

    /**
     * The wanted persona of a creation. Members that a client cannot set are treated as attributes, which the schema
     * must know.
     */
    public static PersonaChange creation(Actor actor, Map<String, @Nullable Object> members) {
        PersonaMembers sent = new PersonaMembers(members);
        return sent.change(actor == Actor.ADMINISTRATOR ? sent.note() : Sent.nothing(), SentIdentity.NONE);
    }

    /** The wanted changes of an update, which may contain everything that an answer contains. */
    public static PersonaChange change(Actor actor, Map<String, @Nullable Object> members) {
        PersonaMembers sent = new PersonaMembers(members);
        UNREAD_ON_CHANGE.forEach(sent.rest::remove);
        Sent<String> note = sent.note();
        SentIdentity identity =
                new SentIdentity(sent.identity("id"), sent.identity("persona_id"), sent.identity("user_sub"));
        return sent.change(actor == Actor.ADMINISTRATOR ? note : Sent.nothing(), identity);
    }

    private PersonaChange change(Sent<String> note, SentIdentity identity) {
        return new PersonaChange(
                text("title", title -> title),
                text("circle", Circle::new),
                take("status", PersonaMembers::status),
                take("valid_from", value -> time("valid_from", value)),
                take("valid_till", value -> time("valid_till", value)),
                take("schedule", PersonaMembers::schedule),
                note,
                identity,
                rest);
    }

    private Sent<String> note() {
        return take(
                NOTE, value -> value instanceof String text ? Sent.of(text) : fault(NOTE, PersonaChange.NOTE_FAULT));
    }

    private Sent<String> identity(String member) {
        return take(member, value -> value instanceof String text ? Sent.of(text) : fault(member, "cannot be changed"));
    }

    private <T> Sent<T> text(String member, Function<String, T> type) {
        return take(
                member,
                value -> value instanceof String text ? Sent.of(type.apply(text)) : fault(member, "must be a string"));
    }

    private static Sent<Status> status(Object value) {
        return value instanceof String word && Status.of(word).isPresent()
                ? Sent.of(Status.of(word).get())
                : new Sent.Unreadable<>(Violation.sentence(
                        "status",
                        "Unknown status '" + Violation.shown(String.valueOf(value))
                                + "'. Known: pending, active, inactive, suspended, revoked"));
    }

    private static Sent<Instant> time(String member, Object value) {
        return AttributeValues.time(value).map(Sent::of).orElseGet(() -> fault(member, AttributeValues.TIME_FAULT));
    }

    private static Sent<Schedule> schedule(Object value) {
        ScheduleReader.Outcome read = ScheduleReader.read(value);
        return read.faults().isEmpty()
                ? Sent.of(read.schedule())
                : new Sent.Unreadable<>(read.faults().stream()
                        .map(fault -> Violation.of("schedule" + fault.member(), fault.message()))
                        .toList());
    }

    private static <T> Sent<T> fault(String member, String message) {
        return new Sent.Unreadable<>(Violation.of(member, message));
    }

    private <T> Sent<T> take(String member, Function<Object, Sent<T>> reader) {
        if (!rest.containsKey(member)) {
            return Sent.nothing();
        }
        Object value = rest.remove(member);
        return value == null ? new Sent.Null<>() : reader.apply(value);
    }
}
