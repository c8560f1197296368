package io.github.keycloakpersonas.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The rules about who manages whom. Circles are free, so a title that users can take without the consent of others must not
 * manage anything: whoever took it in somebody else's circle would be a steward there.
 */
final class StewardViolations {

    private static final int MANAGING = 20;

    private final PersonaSchema schema;
    private final List<Violation> violations = new ArrayList<>();

    private StewardViolations(PersonaSchema schema) {
        this.schema = schema;
    }

    static List<Violation> of(PersonaSchema schema) {
        StewardViolations found = new StewardViolations(schema);
        schema.titles().forEach(found::title);
        return found.violations;
    }

    private void title(Title title) {
        String member = "titles." + title.name() + ".managed_by";
        List<String> managing = title.managedBy();
        if (managing.size() > MANAGING) {
            add(member, "must have at most " + MANAGING + " entries");
        }
        if (new HashSet<>(managing).size() < managing.size()) {
            add(member, "must not name a title twice");
        }
        managing.forEach(name -> schema.title(name)
                .ifPresentOrElse(
                        steward -> steward(member, steward),
                        () -> add(
                                member,
                                "must name titles of the schema only, which '" + Violation.shown(name) + "' is not")));
    }

    private void steward(String member, Title steward) {
        if (steward.isSelfMade()) {
            add(
                    member,
                    "must not name '" + steward.name()
                            + "', which users can give themselves: make it self_service false,"
                            + " or needs_approval true");
        }
    }

    private void add(String member, String message) {
        violations.add(Violation.of(member, message));
    }
}
