package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schedule.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a schema can hold: each bound is reached without a fault, and one more is one. */
class SchemaBoundsTest {

    private static ASchema schema() {
        return new ASchema().title("traveler");
    }

    private static AnAttribute text(String name) {
        return AnAttribute.named(name, AttributeType.STRING);
    }

    private static List<String> faults(ASchema schema) {
        return faults(schema.build());
    }

    private static List<String> faults(PersonaSchema schema) {
        return SchemaRules.violations(schema).stream().map(Violation::sentence).toList();
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i).toArray(String[]::new);
    }

    private static PersonaSchema with(Title title) {
        PersonaSchema schema = schema().build();
        return new PersonaSchema(
                List.of(title),
                schema.circles(),
                List.of(),
                List.of(),
                schema.limits(),
                schema.ignoresUnknownMembers(),
                schema.capabilities());
    }

    private static Title title(String description, List<String> actions) {
        return new Title(
                "t",
                description,
                true,
                false,
                false,
                false,
                actions,
                TitleRoles.NONE,
                null,
                DisplayName.NONE,
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of());
    }

    private static PersonaSchema granting(List<String> realm, Map<String, List<String>> clients) {
        return with(new Title(
                "t",
                "",
                true,
                false,
                false,
                false,
                List.of(),
                new TitleRoles(realm, clients),
                null,
                DisplayName.NONE,
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of()));
    }

    @Nested
    class Counts {

        @Test
        void ofTitles() {
            ASchema schema = new ASchema();
            List.of(names(200)).forEach(schema::title);
            assertThat(faults(schema)).isEmpty();
            assertThat(faults(schema.title("more"))).containsExactly("titles must have at most 200 titles");
        }

        @Test
        void ofCircles() {
            assertThat(faults(schema().circles(CircleRule.Source.LIST, names(500))))
                    .isEmpty();
            assertThat(faults(schema().circles(CircleRule.Source.LIST, names(501))))
                    .containsExactly("circles.values must have at most 500 entries");
        }

        @Test
        void ofAttributesThoseOfGroupsIncluded() {
            ASchema schema = schema().group("g");
            List.of(names(100))
                    .forEach(name ->
                            schema.attribute(text(name)).attribute(text(name).inGroup("g")));
            assertThat(faults(schema)).isEmpty();
            assertThat(faults(schema.attribute(text("more").inGroup("g"))))
                    .containsExactly("attributes must have at most 200 attributes, those of groups included");
        }

        @Test
        void ofGroups() {
            ASchema schema = schema();
            List.of(names(50)).forEach(schema::group);
            assertThat(faults(schema)).isEmpty();
            assertThat(faults(schema.group("more"))).containsExactly("groups must have at most 50 groups");
        }

        @Test
        void ofOptions() {
            assertThat(faults(schema().attribute(text("a").oneOf(names(200))))).isEmpty();
            assertThat(faults(schema().attribute(text("a").oneOf(names(201)))))
                    .containsExactly("attributes.a.options must have at most 200 entries");
        }

        @Test
        void ofAllowedActions() {
            assertThat(faults(with(title("", List.of(names(100)))))).isEmpty();
            assertThat(faults(with(title("", List.of(names(101))))))
                    .containsExactly("titles.t.allowed_actions must have at most 100 entries");
        }
    }

    @Nested
    class Roles {

        @Test
        void areBoundedInNumber() {
            Map<String, List<String>> clients = new HashMap<>();
            List.of(names(50)).forEach(name -> clients.put(name, List.of(names(100))));
            assertThat(faults(granting(List.of(names(100)), clients))).isEmpty();
            clients.put("n50", List.of(names(1)));
            assertThat(faults(granting(List.of(names(101)), clients)))
                    .containsExactly(
                            "titles.t.roles.realm must have at most 100 entries",
                            "titles.t.roles.clients must have at most 50 clients");
            assertThat(faults(granting(List.of(), Map.of("app", List.of(names(101))))))
                    .containsExactly("titles.t.roles.clients.app must have at most 100 entries");
        }

        @Test
        void haveNamesThatKeycloakCanHave() {
            String longest = "x".repeat(255);
            assertThat(faults(granting(List.of(longest), Map.of(longest, List.of(longest)))))
                    .isEmpty();
            assertThat(faults(granting(List.of(longest + "x", " "), Map.of("", List.of("\u0000")))))
                    .containsExactly(
                            "titles.t.roles.realm must not have texts of more than 255 characters",
                            "titles.t.roles.realm must not have an empty name",
                            "titles.t.roles.clients must not have an empty name",
                            "titles.t.roles.clients. must not contain control characters");
        }
    }

    @Nested
    class Lengths {

        /** A character that takes two of Java's. */
        private static final String CHARACTER = "\uD83D\uDE00";

        @Test
        void ofDescriptions() {
            String longest = CHARACTER.repeat(1000);
            assertThat(faults(with(title(longest, List.of())))).isEmpty();
            String fault = " must not have texts of more than 1000 characters";
            assertThat(faults(with(title(longest + "x", List.of())))).containsExactly("titles.t.description" + fault);
            PersonaSchema schema = schema().build();
            AttributeRule rule = new AttributeRule(
                    AttributeName.of("a"),
                    AttributeType.STRING,
                    null,
                    Constraints.NONE,
                    Editor.USER,
                    false,
                    false,
                    longest + "x",
                    DisplayName.NONE,
                    Map.of());
            assertThat(faults(new PersonaSchema(
                            schema.titles(),
                            schema.circles(),
                            List.of(new AttributeGroup("g", longest + "x", DisplayName.NONE)),
                            List.of(rule),
                            schema.limits(),
                            false,
                            Capabilities.DEFAULT)))
                    .containsExactly("groups.g.description" + fault, "attributes.a.description" + fault);
        }

        @Test
        void ofAllowedActions() {
            assertThat(faults(with(title("", List.of(CHARACTER.repeat(100)))))).isEmpty();
            assertThat(faults(with(title("", List.of(CHARACTER.repeat(101))))))
                    .containsExactly("titles.t.allowed_actions must not have texts of more than 100 characters");
        }

        @Test
        void ofOptionsAndPatterns() {
            assertThat(faults(schema().attribute(text("a").oneOf("x".repeat(4000)))))
                    .isEmpty();
            assertThat(faults(schema().attribute(text("a").oneOf("x".repeat(4001)))))
                    .containsExactly("attributes.a.options must not have texts of more than 4000 characters");
            assertThat(faults(schema().attribute(text("a").matching("x".repeat(4000)))))
                    .isEmpty();
            assertThat(faults(schema().attribute(text("a").matching("x".repeat(4001)))))
                    .containsExactly("attributes.a.pattern must not have texts of more than 4000 characters");
        }
    }

    @Nested
    class Characters {

        @ParameterizedTest
        @ValueSource(strings = {"\u0000", "\u001F", "\u0085", "\uD83D", "a\uDE00"})
        void thatDatabasesDoNotTakeAreRefused(String text) {
            String fault = " must not contain control characters";
            assertThat(faults(with(title(text, List.of(text)))))
                    .containsExactly("titles.t.description" + fault, "titles.t.allowed_actions" + fault);
            assertThat(faults(schema().attribute(text("a").oneOf(text))))
                    .containsExactly("attributes.a.options" + fault);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a\nb", "\t", "\u00E9", "\uD83D\uDE00"})
        void thatTheyTakeAreFine(String text) {
            assertThat(faults(with(title(text, List.of(text))))).isEmpty();
        }
    }
}
