package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the configuration of a policy and collects every fault. */
final class PersonaPolicyConfigReader {

    private static final Set<String> MEMBERS = Set.of(
            PersonaPolicyConfig.TITLES,
            PersonaPolicyConfig.CIRCLES,
            PersonaPolicyConfig.SELECTED,
            PersonaPolicyConfig.PINNED,
            PersonaPolicyConfig.CONDITIONS);

    private static final int MAX_ENTRIES = 100;

    private final Map<String, @Nullable Object> members;
    private final List<Violation> faults;

    private PersonaPolicyConfigReader(Map<String, @Nullable Object> members, List<Violation> faults) {
        this.members = members;
        this.faults = faults;
    }

    /**
     * Reads a policy's members.
     *
     * @param faults collects the faults; members at fault are left out of the result
     */
    static PersonaPolicyConfig read(Map<String, @Nullable Object> members, List<Violation> faults) {
        return new PersonaPolicyConfigReader(members, faults).read();
    }

    private PersonaPolicyConfig read() {
        if (members.keySet().stream().noneMatch(MEMBERS::contains)) {
            // A change without any requirement would grant access to everybody with any persona.
            fault(
                    PersonaPolicyConfig.TITLES,
                    "or another of circles, selected, conditions is required; an empty list of titles is any title");
        }
        members.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .sorted()
                .forEach(name -> fault(name, "is not a member of a persona policy"));
        boolean selected = flag(PersonaPolicyConfig.SELECTED);
        boolean pinned = flag(PersonaPolicyConfig.PINNED);
        if (pinned && !selected) {
            fault(PersonaPolicyConfig.PINNED, "needs selected");
        }
        return new PersonaPolicyConfig(
                TitlesAndCircles.of(
                        texts(PersonaPolicyConfig.TITLES),
                        texts(PersonaPolicyConfig.CIRCLES).stream()
                                .map(Circle::new)
                                .toList()),
                selected,
                pinned,
                conditions());
    }

    private List<AttributeCondition> conditions() {
        List<AttributeCondition> conditions = new ArrayList<>();
        for (String text : texts(PersonaPolicyConfig.CONDITIONS)) {
            AttributeCondition.parse(text)
                    .ifPresentOrElse(
                            conditions::add,
                            () -> fault(
                                    PersonaPolicyConfig.CONDITIONS,
                                    "has " + text + ", which is not " + AttributeCondition.FORM));
        }
        return conditions;
    }

    private boolean flag(String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof Boolean)) {
            fault(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    private List<String> texts(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)
                || list.size() > MAX_ENTRIES
                || !list.stream().allMatch(String.class::isInstance)) {
            fault(name, "must be a list of at most " + MAX_ENTRIES + " strings");
            return List.of();
        }
        return list.stream().map(String.class::cast).toList();
    }

    private void fault(String member, String message) {
        faults.add(Violation.of(member, message));
    }
}
