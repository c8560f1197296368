package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schedule.Schedule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema says of titles and attributes, and the words that it is written in. */
class PersonaSchemaTest {

    private static final PersonaSchema TITLES = new ASchema()
            .title("traveler")
            .reservedTitle("admin")
            .approvedTitle("agent")
            .build();

    @ParameterizedTest
    @CsvSource({
        "traveler, false, false",
        "admin, true, false",
        "agent, false, true",
        "unknown, true, false",
        "Traveler, true, false"
    })
    void aTitleIsReservedOrNeedsApproval(String title, boolean reserved, boolean approval) {
        assertThat(TITLES.isReserved(title)).isEqualTo(reserved);
        assertThat(TITLES.needsApproval(title)).isEqualTo(approval);
    }

    @Test
    void aTitleMayWantAStrongerLogin() {
        Title gold = new Title(
                "gold",
                "",
                true,
                false,
                false,
                false,
                List.of(),
                TitleRoles.NONE,
                "2",
                DisplayName.NONE,
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of());
        PersonaSchema schema = new PersonaSchema(
                List.of(gold),
                CircleRule.ANY,
                List.of(),
                List.of(),
                DefaultSchema.INSTANCE.limits(),
                false,
                Capabilities.DEFAULT);
        assertThat(schema.acr("gold")).contains("2");
        assertThat(schema.acr("unknown")).isEmpty();
        assertThat(TITLES.acr("traveler")).isEmpty();
    }

    @Nested
    class Attributes {

        private final AnAttribute price = AnAttribute.named("price", AttributeType.INTEGER)
                .between("0", "9")
                .defaultsTo(5L);
        private final AnAttribute seat = AnAttribute.named("seat", AttributeType.ENUM)
                .oneOf("aisle", "window")
                .defaultsTo("aisle");
        private final AnAttribute note =
                AnAttribute.named("note", AttributeType.STRING).inGroup("more");
        private final PersonaSchema schema = new ASchema()
                .group("more")
                .attribute(price)
                .attribute(note)
                .attribute(seat)
                .build();

        @Test
        void areKnownOrHidden() {
            Map<String, Object> own = Map.of("price", 7L, "seat", "lap", "more.note", "n", "old", "o", "a.b", 1L);
            assertThat(schema.known(own)).isEqualTo(Map.of("price", 7L, "more.note", "n"));
            assertThat(schema.hidden(own)).isEqualTo(Map.of("seat", "lap", "old", "o", "a.b", 1L));
            assertThat(schema.hidden(own).keySet()).containsExactly("a.b", "old", "seat");
            assertThat(schema.known(Map.of("seat", 1L))).isEmpty();
        }

        @Test
        void readAsTheirDefaults() {
            assertThat(schema.effective(Map.of())).isEqualTo(Map.of("price", 5L, "seat", "aisle"));
        }

        @Test
        void readAsTheirOwnValuesInTheSchemasOrder() {
            assertThat(schema.effective(Map.of("seat", "window", "more.note", "n", "price", 7L)))
                    .containsExactly(Map.entry("price", 7L), Map.entry("more.note", "n"), Map.entry("seat", "window"));
        }

        @Test
        void thatTheSchemaNoLongerKnowsAreHidden() {
            assertThat(schema.effective(Map.of("gone", "x"))).doesNotContainKey("gone");
        }

        @Test
        void ofAnotherTypeOrWithoutTheirOptionReadAsTheDefault() {
            assertThat(schema.effective(Map.of("price", "text", "seat", "roof")))
                    .isEqualTo(Map.of("price", 5L, "seat", "aisle"));
        }

        @Test
        void outOfANarrowedRangeStay() {
            assertThat(schema.effective(Map.of("price", 100L))).containsEntry("price", 100L);
        }

        @Test
        void readAsTheirType() {
            PersonaSchema typed = new ASchema()
                    .attribute(AnAttribute.named("whole", AttributeType.INTEGER).defaultsTo(new BigDecimal("5.0")))
                    .attribute(AnAttribute.named("number", AttributeType.NUMBER).defaultsTo(5L))
                    .attribute(
                            AnAttribute.named("since", AttributeType.DATE_TIME).defaultsTo("2026-01-01T00:00:00+02:00"))
                    .build();
            assertThat(typed.effective(Map.of()))
                    .containsEntry("whole", 5L)
                    .containsEntry("number", new BigDecimal("5"))
                    .containsEntry("since", "2025-12-31T22:00:00Z");
        }
    }

    @Nested
    class Words {

        @ParameterizedTest
        @EnumSource
        void nameEveryType(AttributeType type) {
            assertThat(AttributeType.of(type.word())).contains(type);
        }

        @ParameterizedTest
        @EnumSource
        void nameEverySource(CircleRule.Source source) {
            assertThat(CircleRule.Source.of(source.word())).contains(source);
        }

        @ParameterizedTest
        @EnumSource
        void nameEveryEditor(Editor editor) {
            assertThat(Editor.of(editor.word())).contains(editor);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "BOOLEAN", "LIST", "USER", "unknown"})
        void nameNothingElse(String word) {
            assertThat(AttributeType.of(word)).isEmpty();
            assertThat(CircleRule.Source.of(word)).isEmpty();
            assertThat(Editor.of(word)).isEmpty();
        }
    }

    @Test
    void violationsAreDescribedInOrder() {
        assertThat(Violation.describe(List.of(Violation.of("a", "must be b"), Violation.sentence("c", "C is bad"))))
                .isEqualTo("a must be b; C is bad");
    }
}
