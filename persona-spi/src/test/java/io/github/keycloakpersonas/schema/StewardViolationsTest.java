package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which titles may manage others. */
class StewardViolationsTest {

    private static List<String> faults(ASchema schema) {
        return SchemaRules.violations(schema.build()).stream()
                .map(Violation::sentence)
                .toList();
    }

    @Test
    void titlesThatOthersGiveMay() {
        assertThat(faults(new ASchema()
                        .title("traveler")
                        .managedBy("guide", "head")
                        .approvedTitle("guide")
                        .managedBy("guide")
                        .reservedTitle("head")
                        .managedBy("head", "guide")))
                .isEmpty();
    }

    @Test
    void titlesThatUsersTakeMayNot() {
        assertThat(faults(new ASchema().title("traveler").managedBy("traveler")))
                .singleElement()
                .asString()
                .startsWith("titles.traveler.managed_by must not name 'traveler', which users can give themselves");
    }

    @Test
    void theyMustExist() {
        assertThat(faults(new ASchema().title("traveler").managedBy("Head").reservedTitle("head")))
                .containsExactly("titles.traveler.managed_by must name titles of the schema only, which 'Head' is not");
    }

    @Test
    void eachIsNamedOnceAndThereAreAtMostTwenty() {
        assertThat(faults(new ASchema().reservedTitle("head").managedBy("head", "head")))
                .containsExactly("titles.head.managed_by must not name a title twice");
        ASchema many = new ASchema();
        IntStream.range(0, 21).forEach(i -> many.reservedTitle("t" + i));
        many.title("traveler")
                .managedBy(IntStream.range(0, 21).mapToObj(i -> "t" + i).toArray(String[]::new));
        assertThat(faults(many)).containsExactly("titles.traveler.managed_by must have at most 20 entries");
    }

    @Test
    void aSchemaHasStewardsWhereATitleNamesOne() {
        ASchema schema = new ASchema().reservedTitle("head").title("traveler");
        assertThat(schema.build().hasStewards()).isFalse();
        PersonaSchema managed = schema.managedBy("head").build();
        assertThat(managed.hasStewards()).isTrue();
        assertThat(managed.managedBy("traveler")).containsExactly("head");
        assertThat(managed.managedBy("gone")).isEmpty();
    }
}
