package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of a realm without one of its own is the one that the documentation promises. */
class DefaultSchemaTest {

    private final PersonaSchema schema = DefaultSchema.INSTANCE;

    @Test
    void isFaultless() {
        assertThat(SchemaRules.violations(schema)).isEmpty();
    }

    @Test
    void hasFiveDescribedTitlesOfWhichOneIsForAdministratorsToGive() {
        assertThat(schema.titles())
                .extracting(Title::name)
                .containsExactly("traveler", "travel-agent", "office-manager", "booking-assistant", "admin");
        assertThat(schema.titles())
                .filteredOn(title -> !title.selfService())
                .extracting(Title::name)
                .containsExactly("admin");
        assertThat(schema.titles()).noneMatch(Title::needsApproval).allSatisfy(title -> {
            assertThat(title.description()).isNotBlank();
            assertThat(title.allowedActions()).isNotEmpty();
        });
    }

    @Test
    void permitsAnyCircle() {
        assertThat(schema.circles()).isEqualTo(CircleRule.ANY);
    }

    @ParameterizedTest
    @CsvSource({
        "consent, BOOLEAN, false, , ",
        "autobook_price, INTEGER, 500, 0, ",
        "autobook_leadtime, INTEGER, 7, 0, ",
        "autobook_risklevel, INTEGER, 3, 0, 100"
    })
    void hasFourAttributesThatTokensShow(
            String name, AttributeType type, String defaultValue, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        assertThat(schema.attributes()).hasSize(4);
        assertThat(schema.groups()).isEmpty();
        assertThat(schema.attributes())
                .filteredOn(rule -> rule.path().equals(name))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.type()).isEqualTo(type);
                    assertThat(rule.defaultValue()).hasToString(defaultValue);
                    assertThat(rule.constraints().min()).isEqualTo(min);
                    assertThat(rule.constraints().max()).isEqualTo(max);
                    assertThat(rule.constraints().required()).isFalse();
                    assertThat(rule.editableBy()).isEqualTo(Editor.USER);
                    assertThat(rule.inTokens()).isTrue();
                });
    }

    @Test
    void permitsFivePersonasAYearAndTenRequestsASecond() {
        assertThat(schema.limits()).isEqualTo(new Limits(5, Duration.ofDays(365), null, 0, 0));
    }

    @Test
    void refusesUnknownMembers() {
        assertThat(schema.ignoresUnknownMembers()).isFalse();
    }
}
