package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RequestRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Personas as lines of a CSV file: the fixed members, then the attributes of the schema, in its order and by their paths. */
public final class PersonaTable {

    private static final List<String> FIXED = List.of(
            "id",
            "username",
            "user_sub",
            "title",
            "circle",
            "status",
            "active",
            "valid_from",
            "valid_till",
            "created_at",
            "updated_at",
            "note",
            "schedule");

    /** What the file has of requests, in a realm that has a rule about them. */
    private static final List<String> REQUEST = List.of("requested_at", "request_ends_at", RequestRule.REASON);

    private final PersonaSchema schema;
    private final RequestRule requests;

    public PersonaTable(PersonaSchema schema) {
        this.schema = schema;
        this.requests = schema.capabilities().requests();
    }

    /** The first line, with the names of the columns. */
    public byte[] header() {
        List<String> names = new ArrayList<>(FIXED);
        if (!requests.isNone()) {
            names.addAll(REQUEST);
        }
        schema.attributes().forEach(rule -> names.add(rule.path()));
        return CsvLine.of(names);
    }

    /** The line of a persona, as it reads at that time. */
    public byte[] line(OwnedPersona owned, Instant now) {
        Persona persona = owned.persona();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(persona.id());
        cells.add(owned.username());
        cells.add(persona.userId());
        cells.add(persona.title());
        cells.add(persona.circle().name());
        cells.add(persona.statusAt(now).word());
        cells.add(persona.isActiveAt(now));
        cells.add(persona.validity().from());
        cells.add(persona.validity().till());
        cells.add(persona.revision().createdAt());
        cells.add(persona.revision().updatedAt());
        cells.add(persona.note());
        cells.add(
                persona.schedule().isAlways() ? null : PlainJson.write(ScheduleRepresentation.of(persona.schedule())));
        if (!requests.isNone()) {
            cells.addAll(request(persona.request()));
        }
        Map<String, Object> values = schema.effective(persona.attributes());
        schema.attributes().forEach(rule -> cells.add(values.get(rule.path())));
        return CsvLine.of(cells);
    }

    private List<@Nullable Object> request(@Nullable Request request) {
        return request == null
                ? Arrays.asList(null, null, null)
                : Arrays.asList(
                        request.at(),
                        requests.endOf(request.at()).orElse(null),
                        requests.takesReason() ? request.reason() : null);
    }
}
