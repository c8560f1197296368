package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.persona.Persona;
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
 * What a policy asks of a persona. One and the same persona has to answer all of it.
 *
 * @param titles one of these titles; empty for any
 * @param circles one of these circles; empty for any
 * @param selected whether only the persona counts that the user works as in the session; else any active one does
 * @param pinned whether that is the one that the client selected itself, whatever has been selected with others since
 * @param conditions what its attributes must be
 */
record PersonaPolicyConfig(
        List<String> titles,
        List<Circle> circles,
        boolean selected,
        boolean pinned,
        List<AttributeCondition> conditions) {

    static final String TITLES = "titles";
    static final String CIRCLES = "circles";
    static final String SELECTED = "selected";
    static final String PINNED = "pinned";
    static final String CONDITIONS = "conditions";

    PersonaPolicyConfig {
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        conditions = List.copyOf(conditions);
    }

    /** The members of the policy's representation. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(TITLES, titles);
        members.put(CIRCLES, circles.stream().map(Circle::name).toList());
        members.put(SELECTED, selected);
        members.put(PINNED, pinned);
        members.put(
                CONDITIONS,
                conditions.stream().map(AttributeCondition::toString).toList());
        return members;
    }

    /** What does not fit a schema. */
    List<Violation> faults(PersonaSchema schema) {
        List<Violation> faults = new ArrayList<>();
        for (String title : titles) {
            if (schema.title(title).isEmpty()) {
                faults.add(Violation.of(TITLES, "has the title " + title + ", which the schema does not have"));
            }
        }
        for (Circle circle : circles) {
            // Whose organizations would decide is not known before somebody is evaluated.
            schema.circles()
                    .fault(circle, () -> Set.of(circle))
                    .ifPresent(fault -> faults.add(Violation.of(CIRCLES, "has " + circle + ", which " + fault)));
        }
        faults.addAll(conditionFaults(schema));
        return faults;
    }

    /** What can't be evaluated with a schema. A title or circle that it does not have is no fault here: nobody has it. */
    List<Violation> conditionFaults(PersonaSchema schema) {
        List<Violation> faults = new ArrayList<>();
        for (AttributeCondition condition : conditions) {
            condition
                    .fault(schema)
                    .ifPresent(fault -> faults.add(Violation.of(CONDITIONS, "has " + condition + ", which " + fault)));
        }
        return faults;
    }

    /** Whether a persona answers what is asked, be it active or not. */
    boolean isMetBy(Persona persona, PersonaSchema schema) {
        Map<String, Object> values = schema.effective(persona.attributes());
        return (titles.isEmpty() || titles.contains(persona.title()))
                && (circles.isEmpty() || circles.contains(persona.circle()))
                && conditions.stream().allMatch(condition -> condition.isMetBy(schema, values));
    }

    /** The id of the persona that the user works as. */
    Optional<String> selected(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        return pinned ? SelectedPersona.pinned(session, client) : SelectedPersona.id(session);
    }
}
