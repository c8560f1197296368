package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who would come to manage others by a new schema, without anybody having meant it when the title was given. */
final class NewStewards {

    private static final int NAMED = 10;

    /** Those who can use the title, or could by their own doing. */
    private static final List<Status> HOLDING = List.of(Status.ACTIVE, Status.INACTIVE, Status.UNASSESSED);

    private final AdminGate gate;

    NewStewards(AdminGate gate) {
        this.gate = gate;
    }

    /** @throws ProblemException 409 that names them */
    void requireNone(Optional<PersonaSchema> present, PersonaSchema replacement) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Title title : replacement.titles()) {
            if (managesMore(title.name(), present, replacement)) {
                holders(title.name()).ifPresent(holders -> found.put(title.name(), holders));
            }
        }
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.of(
                            ProblemType.NEW_STEWARDS,
                            "Present holders of titles would come to manage others: see new_stewards. Take the titles from"
                                    + " those who should not, or send the schema with ?force=true.")
                    .withMember("new_stewards", found));
        }
    }

    private static boolean managesMore(String title, Optional<PersonaSchema> present, PersonaSchema replacement) {
        return replacement.titles().stream()
                .filter(managed -> managed.managedBy().contains(title))
                .anyMatch(managed -> !present.map(schema -> schema.managedBy(managed.name()))
                        .orElse(List.of())
                        .contains(title));
    }

    private Optional<Map<String, Object>> holders(String title) {
        PersonaFilter filter = PersonaFilter.of(List.of(title), List.of(), HOLDING);
        long count = gate.provider().count(gate.realm(), filter);
        if (count == 0) {
            return Optional.empty();
        }
        List<String> usernames =
                gate.provider().find(gate.realm(), filter, PersonaOrder.NEWEST_FIRST, 0, NAMED).personas().stream()
                        .map(OwnedPersona::username)
                        .distinct()
                        .toList();
        return Optional.of(Map.of("count", count, "usernames", usernames));
    }
}
