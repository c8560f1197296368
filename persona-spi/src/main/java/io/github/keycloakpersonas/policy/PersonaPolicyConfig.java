package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.session.SelectedPersona;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;

/**
 * What a policy requires of a persona. A single persona must meet all of it.
 *
 * @param filter its title and circle
 * @param selected whether only the selected persona of the session counts; otherwise any active persona does
 * @param pinned whether the persona counts that was selected with the client itself, even if another one was selected
 *     with other clients since
 * @param conditions what its attributes must be
 */
record PersonaPolicyConfig(
        TitlesAndCircles filter, boolean selected, boolean pinned, List<AttributeCondition> conditions) {

    static final String TITLES = "titles";
    static final String CIRCLES = "circles";
    static final String SELECTED = "selected";
    static final String PINNED = "pinned";
    static final String CONDITIONS = "conditions";

    PersonaPolicyConfig {
        conditions = List.copyOf(conditions);
    }

    /** The members of the policy's representation. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(TITLES, List.copyOf(filter.titles()));
        members.put(CIRCLES, filter.circles().stream().map(Circle::name).toList());
        members.put(SELECTED, selected);
        members.put(PINNED, pinned);
        members.put(
                CONDITIONS,
                conditions.stream().map(AttributeCondition::toString).toList());
        return members;
    }

    /** The faults of the policy with respect to a schema. */
    List<Violation> faults(PersonaSchema schema) {
        List<Violation> faults = new ArrayList<>();
        for (String title : filter.titles()) {
            if (schema.title(title).isEmpty()) {
                faults.add(Violation.of(TITLES, "has the title " + title + ", which the schema does not have"));
            }
        }
        for (Circle circle : filter.circles()) {
            // Circles from organizations depend on the user, who is not known before the evaluation.
            schema.circles()
                    .fault(circle, () -> Set.of(circle))
                    .ifPresent(fault -> faults.add(Violation.of(CIRCLES, "has " + circle + ", which " + fault)));
        }
        faults.addAll(conditionFaults(schema));
        return faults;
    }

    /**
     * The conditions that cannot be evaluated with a schema. A title or a circle that the schema lacks is not a fault
     * here, because nobody has it.
     */
    List<Violation> conditionFaults(PersonaSchema schema) {
        List<Violation> faults = new ArrayList<>();
        for (AttributeCondition condition : conditions) {
            condition
                    .fault(schema)
                    .ifPresent(fault -> faults.add(Violation.of(CONDITIONS, "has " + condition + ", which " + fault)));
        }
        return faults;
    }

    /** Whether a persona meets the requirements, active or not. */
    boolean isMetBy(Persona persona, PersonaSchema schema) {
        Map<String, Object> values = schema.effective(persona.attributes());
        return filter.includes(persona) && conditions.stream().allMatch(condition -> condition.isMetBy(schema, values));
    }

    /** The id of the persona that the user works as. */
    Optional<String> selected(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        return SelectedPersona.id(session, client, pinned);
    }
}
