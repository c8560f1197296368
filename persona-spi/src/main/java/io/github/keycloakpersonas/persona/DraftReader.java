package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settles what an input asks for, member by member, and reports every fault at once. */
final class DraftReader {

    private final PersonaSchema schema;
    private final Organizations organizations;

    DraftReader(PersonaSchema schema, Organizations organizations) {
        this.schema = schema;
        this.organizations = organizations;
    }

    /**
     * What an input asks for.
     *
     * @param current the persona that is changed, null for one that is created
     * @throws PersonaFailure {@code INVALID}
     */
    Draft read(Actor actor, String userId, PersonaChange input, @Nullable Persona current, Instant now) {
        MemberFaults faults = new MemberFaults();
        FixedMembers fixed = new FixedMembers(input, current, faults);
        fixed.nulls();
        fixed.identity();
        String title = fixed.title(schema);
        Circle circle = fixed.circle(schema, () -> organizations.of(userId));
        Optional<Status> status = fixed.status(now);
        Validity validity = fixed.validity(schema, now);
        String note = actor != Actor.OWNER ? fixed.note() : current == null ? null : current.note();
        RequestMembers request = new RequestMembers(actor, schema, input, current, faults);
        Persona same = current != null && current.key().equals(new PersonaKey(userId, title, circle)) ? current : null;
        boolean asks = same == null ? schema.needsApproval(title) : same.status() == Status.PENDING;
        String reason = request.reason(asks && actor == Actor.OWNER, same == null);
        AttributeMembers attributes = new AttributeMembers(schema, request.others(), current, faults);
        Map<String, Object> values = attributes.values();
        faults.throwIfAny();
        Set<String> reserved = attributes.reserved(values);
        if (isReserved(title, validity.duty().own(), current)) {
            reserved.add("schedule");
        }
        return new Draft(title, circle, status, validity, values, note, reason, reserved);
    }

    /** Whether a schedule is one that the owner cannot give the persona, or that of a title whose schedules owners cannot change. */
    private boolean isReserved(String title, Schedule schedule, @Nullable Persona current) {
        Schedule before = current == null ? Schedule.ALWAYS : current.schedule();
        return !schedule.equals(before)
                && !(schema.letsOwnersSchedule(title)
                        && (current == null || schema.letsOwnersSchedule(current.title())));
    }
}
