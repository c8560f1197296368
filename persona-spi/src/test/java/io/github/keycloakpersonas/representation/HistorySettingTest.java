package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.schema.HistoryRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema says of the realm's history. */
class HistorySettingTest {

    private static PersonaSchema schema(String history) {
        return SchemaReader.read("{\"titles\":[{\"name\":\"traveler\"}]" + history + "}");
    }

    private static HistoryRule rule(String history) {
        return schema(",\"history\":" + history).capabilities().history();
    }

    @Test
    void isNoneUnlessItIsNamed() {
        assertThat(schema("").capabilities().history()).isEqualTo(HistoryRule.NONE);
        assertThat(rule("{}")).isEqualTo(HistoryRule.NONE);
        assertThat(rule("null")).isEqualTo(HistoryRule.NONE);
        assertThat(SchemaRepresentation.text(schema(""))).doesNotContain("history");
    }

    @Test
    void hasItsUsualValues() {
        assertThat(rule("{\"enabled\":true}")).isEqualTo(new HistoryRule(true, 400, false));
        assertThat(rule("{\"enabled\":false,\"keep_days\":30,\"on_user_removal\":\"anonymise\"}"))
                .isEqualTo(new HistoryRule(false, 30, true));
    }

    @Test
    void isWrittenAsItIsRead() {
        PersonaSchema schema = schema(",\"history\":{\"enabled\":true,\"on_user_removal\":\"anonymise\"}");
        assertThat(SchemaReader.read(SchemaRepresentation.text(schema))).isEqualTo(schema);
        assertThat(SchemaRepresentation.of(schema)).containsEntry("format", 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"keep_days\":0}; history.keep_days",
                "{\"keep_days\":3661}; history.keep_days",
                "{\"on_user_removal\":\"keep\"}; history.on_user_removal",
                "{\"enabled\":1}; history.enabled",
                "{\"days\":1}; history.days"
            })
    void isAtFault(String history, String member) {
        assertThatThrownBy(() -> rule(history))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining(member);
    }
}
