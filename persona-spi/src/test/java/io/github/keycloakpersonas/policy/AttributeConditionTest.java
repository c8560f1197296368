package io.github.keycloakpersonas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeConditionTest {

    private static final PersonaSchema SCHEMA = new ASchema()
            .title("traveler")
            .group("more")
            .attribute(AnAttribute.named("price", AttributeType.INTEGER).defaultsTo(500L))
            .attribute(AnAttribute.named("rate", AttributeType.NUMBER))
            .attribute(AnAttribute.named("consent", AttributeType.BOOLEAN))
            .attribute(AnAttribute.named("nick", AttributeType.STRING))
            .attribute(AnAttribute.named("empty", AttributeType.STRING))
            .attribute(AnAttribute.named("colour", AttributeType.ENUM).oneOf("red", "blue"))
            .attribute(AnAttribute.named("since", AttributeType.DATE_TIME))
            .attribute(AnAttribute.named("langs", AttributeType.STRING_LIST).inGroup("more"))
            .attribute(
                    AnAttribute.named("use", AttributeType.MAP).inGroup("more").oneOf("often"))
            .build();

    private static final Map<String, Object> VALUES = SCHEMA.effective(Map.of(
            "rate",
            new BigDecimal("1.5"),
            "consent",
            true,
            "nick",
            "anna bell",
            "colour",
            "red",
            "since",
            "2020-06-01T00:00:00Z",
            "more.langs",
            List.of("en", "fr"),
            "more.use",
            Map.of("mobile", new BigDecimal("0.7"), "all day", "often")));

    private static AttributeCondition condition(String text) {
        return AttributeCondition.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            price = 500                            | true
            price=500.0                            | true
            price != 500                           | false
            price >= 500                           | true
            price > 500                            | false
            price <= 500                           | true
            price<500                              | false
            price < 500.5                          | true
            rate = 1.50                            | true
            rate > 1                               | true
            consent = true                         | true
            consent != true                        | false
            nick = anna bell                       | true
            nick = "anna bell"                     | true
            nick = " anna bell"                    | false
            nick != Anna bell                      | true
            nick contains "a b"                    | true
            nick  contains  bella                  | false
            empty = x                              | false
            empty != x                             | false
            colour = red                           | true
            colour != red                          | false
            since = 2020-06-01T02:00:00+02:00      | true
            since < 2020-06-01T00:00:01Z           | true
            since >= 2021-01-01T00:00:00Z          | false
            more.langs contains fr                 | true
            more.langs contains f                  | false
            more.use contains mobile               | true
            more.use contains all day              | true
            more.use contains often                | false
            """)
    void isMetOrNot(String text, boolean met) {
        AttributeCondition condition = condition(text);
        assertThat(condition.fault(SCHEMA)).isEmpty();
        assertThat(condition.isMetBy(SCHEMA, VALUES)).isEqualTo(met);
        assertThat(condition(condition.toString())).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prize = 500          | names the attribute prize, which the schema does not have (it has price, rate,
            langs contains fr    | names the attribute langs
            price contains 5     | compares price with contains, but its type, integer, has only =, !=, <, <=, >, >=
            consent > false      | compares consent with >, but its type, boolean, has only =, !=
            nick < b             | its type, string, has only =, !=, contains
            colour contains re   | its type, enum, has only =, !=
            more.langs = fr      | its type, string-list, has only contains
            more.use = mobile    | its type, map, has only contains
            price >= many        | has a value for price that must be a number
            price >= 1e999999999 | has a value for price that must be a number
            consent = yes        | has a value for consent that must be true or false
            colour = green       | has a value for colour that must be one of: red, blue
            since > 2020-06-01   | has a value for since that must be an ISO 8601 time
            """)
    void hasItsFaultNamed(String text, String fault) {
        AttributeCondition condition = condition(text);
        assertThat(condition.fault(SCHEMA))
                .hasValueSatisfying(told -> assertThat(told).contains(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "price",
                "price >=",
                "price ~ 5",
                "5 > price",
                "price => 5",
                "nick containsx",
                "nick contains",
                "a.b.c = 1",
                "price > 1 and"
            })
    void isNotReadWhereItIsNone(String text) {
        assertThat(AttributeCondition.parse(text)
                        .filter(condition -> condition.fault(SCHEMA).isEmpty()))
                .isEmpty();
    }

    @Test
    void isNotReadWithoutAnEnd() {
        assertThat(AttributeCondition.parse("nick = " + "x".repeat(1000))).isEmpty();
        assertThat(condition("nick = \"\"").isMetBy(SCHEMA, Map.of("nick", ""))).isTrue();
    }
}
