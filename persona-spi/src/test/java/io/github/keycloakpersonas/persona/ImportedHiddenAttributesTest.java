package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.members;
import static io.github.keycloakpersonas.persona.AnImport.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Attributes that an export has kept although its schema had them no more, where an import brings them. */
class ImportedHiddenAttributesTest {

    private static final ASchema SCHEMA = new ASchema()
            .title("traveler")
            .attribute(AnAttribute.named("height", AttributeType.INTEGER).between("0", "300"))
            .attribute(AnAttribute.named("shoe", AttributeType.INTEGER).defaultsTo(42L))
            .group("more")
            .attribute(AnAttribute.named("color", AttributeType.STRING).inGroup("more"))
            .attribute(AnAttribute.named("size", AttributeType.STRING).inGroup("more"));

    private Map<String, Object> attributes(Map<String, Object> hidden, Object... members) {
        AnImport personas = new AnImport(SCHEMA, ImportMode.CREATE);
        Map<String, Object> all = new HashMap<>(Map.of("title", "traveler", "circle", "home"));
        members(members).forEach((name, value) -> all.put(name, Objects.requireNonNull(value)));
        personas.admit(new ImportEntry(
                OWNER,
                null,
                PersonaMembers.creation(Actor.ADMINISTRATOR, Map.copyOf(all)),
                hidden,
                null,
                null,
                null,
                null));
        return personas.inserts().iterator().next().attributes();
    }

    @Test
    void stayHidden() {
        assertThat(attributes(Map.of("gone", "x", "height", "tall", "more.gone", List.of(1L))))
                .isEqualTo(Map.of("gone", "x", "height", "tall", "more.gone", List.of(1L)));
    }

    @Test
    void comeBackWhereTheSchemaKnowsThem() {
        assertThat(attributes(Map.of("height", 1L, "more.color", "red")))
                .isEqualTo(Map.of("height", 1L, "more.color", "red"));
        assertThat(attributes(Map.of("more.color", "red"), "more", Map.of("size", "big")))
                .isEqualTo(Map.of("more.color", "red", "more.size", "big"));
    }

    @Test
    void giveWayToWhatTheEntrySaysOpenly() {
        assertThat(attributes(Map.of("height", 1L, "more.color", "red"), "height", 2L, "more", Map.of("color", "blue")))
                .isEqualTo(Map.of("height", 2L, "more.color", "blue"));
    }

    @Test
    void followTheRulesAgainWhereTheSchemaKnowsThem() {
        assertFaults(() -> attributes(Map.of("height", 301L)), "height must be between 0 and 300");
    }

    @Test
    void hideNoFaultOfTheirGroup() {
        for (Map<String, Object> hidden : List.<Map<String, Object>>of(Map.of(), Map.of("more.color", "red"))) {
            assertFaults(() -> attributes(hidden, "more", "red"), "more must be an object");
        }
    }
}
