package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas to start from. */
class SchemaPresetTest {

    private static final PersonaSchema AUDIENCE =
            SchemaPreset.named("audience").orElseThrow().schema();

    @Test
    void travelIsTheDefaultSchema() {
        assertThat(SchemaPreset.named("travel").orElseThrow().schema()).isSameAs(DefaultSchema.INSTANCE);
    }

    @Test
    void audienceHasFourGroupsOfListsAndTexts() {
        assertThat(AUDIENCE.groups())
                .extracting(AttributeGroup::name)
                .containsExactly("demographic", "psychographic", "behavioral", "contextual");
        for (AttributeGroup group : AUDIENCE.groups()) {
            assertThat(AUDIENCE.attributes())
                    .filteredOn(rule -> group.name().equals(rule.name().group()))
                    .extracting(AttributeRule::type)
                    .contains(AttributeType.STRING_LIST);
        }
        assertThat(AUDIENCE.attributes())
                .extracting(AttributeRule::type)
                .contains(AttributeType.STRING, AttributeType.ENUM, AttributeType.INTEGER);
    }

    /** Whoever comes from that service finds its fields by their names. */
    @ParameterizedTest
    @CsvSource({
        "demographic, latitude longitude language country city region gender education income occupation age",
        "psychographic, interests personal_values attitudes opinions lifestyle personality",
        "behavioral, browsing_habits purchase_history brand_interactions device_usage social_media_activity"
                + " content_consumption",
        "contextual, time_of_day day_of_week season weather device_type browser_type screen_size connection_type"
    })
    void audienceHasTheFieldsOfTheEarlierPersonaService(String group, String fields) {
        assertThat(AUDIENCE.attributes())
                .filteredOn(rule -> group.equals(rule.name().group()))
                .extracting(rule -> rule.name().member())
                .contains(fields.split(" ", -1));
    }

    @Test
    void audienceHasTitlesToTakeToAskForAndToBeGiven() {
        assertThat(AUDIENCE.titles())
                .extracting(Title::name)
                .containsExactly("customer", "prospect", "member", "analyst");
        assertThat(AUDIENCE.needsApproval("member")).isTrue();
        assertThat(AUDIENCE.isReserved("analyst")).isTrue();
        assertThat(AUDIENCE.isReserved("customer")).isFalse();
    }

    @Test
    void advisersAreAssessedReviewedAndRemembered() {
        PersonaSchema advisers = SchemaPreset.named("advisers").orElseThrow().schema();
        assertThat(advisers.title("adviser").orElseThrow().requires()).containsExactly("client-protection");
        assertThat(advisers.needsApproval("adviser")).isTrue();
        assertThat(advisers.isReserved("supervisor")).isTrue();
        assertThat(advisers.assessment("client-protection").orElseThrow().questions())
                .hasSize(3);
        assertThat(advisers.capabilities().history().enabled()).isTrue();
        assertThat(advisers.capabilities().hasReviews()).isTrue();
    }

    @Test
    void everythingInThemIsDescribed() {
        for (SchemaPreset preset : SchemaPreset.ALL) {
            assertThat(preset.description()).isNotBlank();
            assertThat(preset.schema().titles()).extracting(Title::description).doesNotContain("");
            assertThat(preset.schema().groups())
                    .extracting(AttributeGroup::description)
                    .doesNotContain("");
            assertThat(preset.schema().attributes())
                    .extracting(AttributeRule::description)
                    .doesNotContain("");
        }
    }

    @Test
    void showsItsNameAndItsSchema() {
        SchemaPreset travel = SchemaPreset.named("travel").orElseThrow();
        assertThat(travel.json())
                .containsOnlyKeys("name", "description", "schema")
                .containsEntry("name", "travel")
                .containsEntry("schema", SchemaRepresentation.of(DefaultSchema.INSTANCE));
    }

    @Test
    void thereIsNoOther() {
        assertThat(SchemaPreset.named("Travel")).isEmpty();
    }
}
