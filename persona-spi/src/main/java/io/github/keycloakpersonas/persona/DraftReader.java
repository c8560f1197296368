package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
        String note = actor == Actor.ADMINISTRATOR ? fixed.note() : current == null ? null : current.note();
        AttributeMembers attributes = new AttributeMembers(schema, input.attributes(), current, faults);
        Map<String, Object> values = attributes.values();
        faults.throwIfAny();
        return new Draft(title, circle, status, validity, values, note, attributes.reserved(values));
    }
}
