package io.github.keycloakpersonas.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to change of a persona. What is not said stays. Values of it never change. */
public final class PersonaChange {

    /** Nothing, to begin with. */
    public static final PersonaChange NONE = new PersonaChange(Members.NONE);

    private final Members members;

    private PersonaChange(Members members) {
        this.members = members;
    }

    /** Another title; {@code persona_id} follows it. */
    public PersonaChange title(String title) {
        return new PersonaChange(members.with("title", title));
    }

    /** Another circle; {@code persona_id} follows it. */
    public PersonaChange circle(String circle) {
        return new PersonaChange(members.with("circle", circle));
    }

    /** {@link PersonaStatus#ACTIVE} or {@link PersonaStatus#INACTIVE}. */
    public PersonaChange status(PersonaStatus status) {
        return new PersonaChange(members.with("status", status.word()));
    }

    /** Another start of its validity, included. */
    public PersonaChange validFrom(Instant start) {
        return new PersonaChange(members.with("valid_from", start));
    }

    /** Another end of its validity, excluded. */
    public PersonaChange validTill(Instant end) {
        return new PersonaChange(members.with("valid_till", end));
    }

    /** When it is on duty, without windows always; only where the title says that owners set it. */
    public PersonaChange schedule(List<ScheduleWindow> windows) {
        return new PersonaChange(members.with("schedule", List.copyOf(windows)));
    }

    /** Why it is asked for, as long as it waits for a decision; null takes it away. */
    public PersonaChange reason(@Nullable String reason) {
        return new PersonaChange(members.with("reason", reason));
    }

    /**
     * Another value of an attribute.
     *
     * @param value null resets the attribute to its default; a map changes only those attributes of a group that it names
     */
    public PersonaChange attribute(String name, @Nullable Object value) {
        return new PersonaChange(members.withAttribute(name, value));
    }

    Map<String, @Nullable Object> members() {
        return members.map();
    }
}
