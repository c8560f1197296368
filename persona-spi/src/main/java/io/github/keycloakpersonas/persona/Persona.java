package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mandate that a user holds: a title in a circle. Immutable. Everything that asks whether a persona is active asks here.
 *
 * @param id a UUID that never changes
 * @param key owner, title and circle
 * @param status the stored status, never {@code EXPIRED} or {@code UNASSESSED}
 * @param validity when it can be used
 * @param attributes its own attribute values by path, without defaults
 * @param note the note of an administrator for the owner, such as why the persona was not approved; null if there is
 *     none
 * @param revision the version of this state, and its times
 * @param request that its owner waits for a decision; there is one as long as it is pending, and only then. Null for a pending one
 *     counts from its last change
 */
public record Persona(
        String id,
        PersonaKey key,
        Status status,
        Validity validity,
        Map<String, Object> attributes,
        @Nullable String note,
        Revision revision,
        @Nullable Request request) {

    public Persona {
        attributes = Map.copyOf(attributes);
        if (status != Status.PENDING) {
            request = null;
        } else if (request == null) {
            // Stored before requests were remembered.
            request = new Request(revision.updatedAt(), null);
        }
    }

    /** The owner's Keycloak user id. */
    public String userId() {
        return key.userId();
    }

    /** The name of the title. */
    public String title() {
        return key.title();
    }

    public Circle circle() {
        return key.circle();
    }

    /** The readable identifier {@code {user_sub}_{title}_{circle}}, which follows title and circle. */
    public String personaId() {
        return key.personaId();
    }

    /** Its own schedule, without that of its title. */
    public Schedule schedule() {
        return validity.duty().own();
    }

    /** Whether a schedule says when it can be used, its own or that of its title. */
    public boolean isScheduled() {
        return !validity.duty().isAlways();
    }

    /** The same under a schema, whose titles may have schedules and require assessments. */
    public Persona under(PersonaSchema schema) {
        Schedule ofTitle = schema.schedule(title());
        Assessed assessed = validity.assessed().under(schema.requires(title()));
        if (ofTitle.equals(validity.duty().ofTitle()) && assessed.equals(validity.assessed())) {
            return this;
        }
        Validity under =
                new Validity(validity.from(), validity.till(), validity.duty().under(ofTitle), assessed);
        return new Persona(id, key, status, under, attributes, note, revision, request);
    }

    /** The same personas under a schema; the same list if none of its titles has a schedule or requires an assessment. */
    public static List<Persona> under(PersonaSchema schema, List<Persona> personas) {
        return schema.hasSchedules() || schema.hasRequirements()
                ? personas.stream().map(persona -> persona.under(schema)).toList()
                : personas;
    }

    /**
     * The status that the persona has at a time: what is stored, unless that is active and the persona has ended ({@code EXPIRED}) or lacks an
     * assessment ({@code UNASSESSED}), in this order.
     */
    public Status statusAt(Instant now) {
        if (status != Status.ACTIVE) {
            return status;
        }
        if (!now.isBefore(validity.till())) {
            return Status.EXPIRED;
        }
        return validity.assessed().sufficesAt(now) ? Status.ACTIVE : Status.UNASSESSED;
    }

    /** What the persona is at a time. */
    public State stateAt(Instant now) {
        Status reads = statusAt(now);
        return reads == Status.ACTIVE && !isActiveAt(now) ? State.SCHEDULED : State.valueOf(reads.name());
    }

    /** Whether the persona can be used at that time; only such personas reach a token. */
    public boolean isActiveAt(Instant now) {
        return status == Status.ACTIVE && validity.contains(now);
    }

    /** Until when a persona that can be used at a time can be used without a break. */
    public Instant activeUntil(Instant now) {
        return validity.endAfter(now);
    }

    /** When a persona that cannot be used at a time can be used next, as long as nobody changes it; empty for never. */
    public Optional<Instant> nextActiveFrom(Instant now) {
        return status != Status.ACTIVE || isActiveAt(now) ? Optional.empty() : validity.beginAfter(now);
    }
}
