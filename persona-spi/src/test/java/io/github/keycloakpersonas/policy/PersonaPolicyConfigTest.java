package io.github.keycloakpersonas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaPolicyRepresentation;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonaPolicyConfigTest {

    private static final PersonaSchema SCHEMA = new ASchema()
            .title("traveler")
            .circles(CircleRule.Source.LIST, "corsica", "acme")
            .attribute(AnAttribute.named("price", AttributeType.INTEGER))
            .build();

    private final List<Violation> faults = new ArrayList<>();

    private PersonaPolicyConfig read(Map<String, @Nullable Object> members) {
        return PersonaPolicyConfigReader.read(members, faults);
    }

    @Test
    void survivesItsStorage() {
        PersonaPolicyConfig config = read(Map.of(
                "titles", List.of("traveler"),
                "circles", List.of("corsica"),
                "selected", true,
                "pinned", true,
                "conditions", List.of("price>=5")));
        assertThat(faults).isEmpty();
        assertThat(config.faults(SCHEMA)).isEmpty();
        Map<String, String> stored = PersonaPolicyRepresentation.config(config.members());
        assertThat(stored).containsEntry("titles", "[\"traveler\"]").containsEntry("conditions", "[\"price >= 5\"]");
        assertThat(read(PersonaPolicyRepresentation.members(stored))).isEqualTo(config);
        assertThat(faults).isEmpty();
    }

    @Test
    void isAnyPersonaWhereItSaysSo() {
        assertThat(read(Map.of("titles", List.of())).selected()).isFalse();
        assertThat(faults).isEmpty();
        read(Map.of());
        assertThat(Violation.describe(faults))
                .contains("titles or another of circles, selected, conditions is required");
    }

    @Test
    void hasEveryFaultNamed() {
        Map<String, @Nullable Object> members = new HashMap<>(Map.of(
                "titles",
                "traveler",
                "circles",
                List.of(1L),
                "selected",
                "yes",
                "pinned",
                true,
                "conditions",
                List.of("price", "prize > 1", "price > x"),
                "colour",
                "red"));
        members.put("description2", null);
        PersonaPolicyConfig config = read(members);
        faults.addAll(config.faults(SCHEMA));
        assertThat(faults)
                .extracting(Violation::sentence)
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).isEqualTo("titles must be a list of at most 100 strings"),
                        fault -> assertThat(fault).isEqualTo("circles must be a list of at most 100 strings"),
                        fault -> assertThat(fault).isEqualTo("selected must be true or false"),
                        fault -> assertThat(fault).isEqualTo("pinned needs selected"),
                        fault ->
                                assertThat(fault).startsWith("conditions has price, which is not an attribute, one of"),
                        fault -> assertThat(fault).startsWith("conditions has prize > 1, which names the attribute"),
                        fault -> assertThat(fault).startsWith("conditions has price > x, which has a value for price"),
                        fault -> assertThat(fault).isEqualTo("colour is not a member of a persona policy"),
                        fault -> assertThat(fault).isEqualTo("description2 is not a member of a persona policy"));
    }

    @Test
    void hasTitlesAndCirclesOfTheSchema() {
        faults.addAll(read(Map.of("titles", List.of("king"), "circles", List.of("mars", "acme")))
                .faults(SCHEMA));
        assertThat(Violation.describe(faults))
                .isEqualTo("titles has the title king, which the schema does not have;"
                        + " circles has mars, which must be one of: corsica, acme");
    }
}
