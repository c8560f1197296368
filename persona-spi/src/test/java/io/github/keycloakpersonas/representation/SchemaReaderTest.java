package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.TitleRoles;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads a schema strictly and says where each fault is. JSON is written with single quotes here. */
class SchemaReaderTest {

    private static final String LOST =
            "must be a number that a double holds as it is written: about 16 digits, at most 1.7e308";

    private static final String TITLES = "'titles':[{'name':'traveler'}]";

    private static PersonaSchema read(String json) {
        return SchemaReader.read(json.replace('\'', '"'));
    }

    private static List<String> faults(String json) {
        InvalidSchemaException invalid = catchThrowableOfType(InvalidSchemaException.class, () -> read(json));
        return Objects.requireNonNull(invalid, "it was read").violations().stream()
                .map(Violation::sentence)
                .toList();
    }

    /** Of a schema that is fine but for this. */
    private static List<String> faultsBeside(String json) {
        return faults("{" + TITLES + "," + json + "}");
    }

    @Nested
    class WhatIsLeftOut {

        private final PersonaSchema schema = read("{" + TITLES + "}");

        @Test
        void hasTheDefaultLimitsAndAnyCircle() {
            assertThat(schema.limits()).isEqualTo(DefaultSchema.INSTANCE.limits());
            assertThat(schema.circles()).isEqualTo(DefaultSchema.INSTANCE.circles());
            assertThat(schema.ignoresUnknownMembers()).isFalse();
            assertThat(schema.attributes()).isEmpty();
            assertThat(schema.groups()).isEmpty();
        }

        @Test
        void makesATitleThatUsersCanTake() {
            assertThat(schema.titles())
                    .containsExactly(new Title(
                            "traveler",
                            "",
                            true,
                            false,
                            false,
                            false,
                            List.of(),
                            TitleRoles.NONE,
                            null,
                            DisplayName.NONE,
                            Schedule.ALWAYS,
                            Editor.ADMINISTRATOR,
                            List.of(),
                            List.of()));
        }

        @Test
        void isAlsoWhatIsNull() {
            assertThat(read("{" + TITLES + ",'circles':null,'attributes':null,'groups':null,'limits':null,"
                            + "'unknown_members':null}"))
                    .isEqualTo(schema);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "x", "{'a':1,'a':1}", "{} []"})
    void whatIsNoJsonIsRefusedAsThat(String text) {
        assertThat(faults(text)).containsExactly("The schema is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "'text'", "null", ""})
    void whatIsNoObjectIsRefusedAsThat(String json) {
        assertThat(faults(json)).contains("The schema must be an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':1 | x is not a member of a persona schema",
                "'format':'1' | format must be an integer",
                "'format':0 | format must be an integer between 1 and 2",
                "'circles':[] | circles must be an object",
                "'circles':{'x':1} | circles.x is not a member of a persona schema",
                "'circles':{'source':'some'} | circles.source must be one of: any, list, organizations",
                "'circles':{'source':1} | circles.source must be a string",
                "'circles':{'values':'corsica'} | circles.values must be a list of strings",
                "'circles':{'values':[1]} | circles.values must be a list of strings",
                "'circles':{'source':'list'} | circles.values must name at least one circle",
                "'attributes':{} | attributes must be a list",
                "'attributes':['a'] | attributes[0] must be an object",
                "'groups':1 | groups must be a list",
                "'groups':[{'name':'g','x':1}] | groups[0].x is not a member of a persona schema",
                "'groups':[{'name':'g','attributes':1}] | groups[0].attributes must be a list",
                "'groups':[{'name':'g','attributes':[{'name':'a','type':'text'}]}] | groups[0].attributes[0].type must be"
                        + " one of: boolean, integer, number, string, date-time, email, enum, string-list, map",
                "'limits':5 | limits must be an object",
                "'limits':{'x':1} | limits.x is not a member of a persona schema",
                "'limits':{'personas_per_user':'5'} | limits.personas_per_user must be an integer",
                "'limits':{'personas_per_user':2.5} | limits.personas_per_user must be an integer",
                "'limits':{'personas_per_user':0} | limits.personas_per_user must be between 1 and 1000",
                "'limits':{'default_validity_days':9999999999} | limits.default_validity_days must be an integer",
                "'limits':{'requests_per_minute':-1} | limits.requests_per_minute must be between 0 and 1000000",
                "'limits':{'client_requests_per_minute':'9'} | limits.client_requests_per_minute must be an integer",
                "'unknown_members':'drop' | unknown_members must be one of: reject, ignore",
                "'unknown_members':true | unknown_members must be a string"
            })
    void eachFaultHasItsPath(String json, String fault) {
        assertThat(faultsBeside(json)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':1 | x is not a member of a persona schema",
                "'name':1 | name must be a string",
                "'description':1 | description must be a string",
                "'self_service':'no' | self_service must be true or false",
                "'needs_approval':1 | needs_approval must be true or false",
                "'can_be_invited':[] | can_be_invited must be true or false",
                "'can_be_delegated_to':{} | can_be_delegated_to must be true or false",
                "'allowed_actions':'all' | allowed_actions must be a list of strings"
            })
    void eachFaultOfATitleHasItsPath(String member, String fault) {
        assertThat(faults("{'titles':[{'name':'a'},{" + (member.startsWith("'name'") ? "" : "'name':'b',") + member
                        + "}]}"))
                .contains("titles[1]." + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':1 | x is not a member of a persona schema",
                "'description':1 | description must be a string",
                "'required':'yes' | required must be true or false",
                "'min':'0' | min must be a number",
                "'max':true | max must be a number",
                "'min_length':0.5 | min_length must be an integer",
                "'max_length':'9' | max_length must be an integer",
                "'pattern':1 | pattern must be a string",
                "'options':'a' | options must be a list of strings",
                "'editable_by':'nobody' | editable_by must be one of: user, administrator",
                "'in_tokens':1 | in_tokens must be true or false",
                "'encrypted':1 | encrypted must be true or false"
            })
    void eachFaultOfAnAttributeHasItsPath(String member, String fault) {
        assertThat(faultsBeside(
                        "'attributes':[{'name':'a','type':'string'},{'name':'b','type':'string'," + member + "}]"))
                .containsExactly("attributes[1]." + fault);
        assertThat(faultsBeside("'groups':[{'name':'g','attributes':[{'name':'b','type':'string'," + member + "}]}]"))
                .containsExactly("groups[0].attributes[0]." + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(?=a)", "\\\\1", "a**"})
    void aPatternIsAnRe2Expression(String pattern) {
        assertThat(faultsBeside("'attributes':[{'name':'a','type':'string','pattern':'" + pattern + "'}]"))
                .singleElement()
                .asString()
                .startsWith("attributes[0].pattern must be an RE2 regular expression: ");
    }

    @Test
    void anAttributeNeedsAType() {
        assertThat(faultsBeside("'attributes':[{'name':'a'}]"))
                .singleElement()
                .asString()
                .startsWith("attributes[0].type must be one of: ");
    }

    @Test
    void aDefaultFollowsItsRule() {
        assertThat(faultsBeside("'attributes':[{'name':'a','type':'integer','default':0.5}]"))
                .containsExactly("attributes.a.default must be an integer");
    }

    @Test
    void absurdNumbersAreFaults() {
        assertThat(faultsBeside("'attributes':[{'name':'a','type':'number','min':1e1000000000,'default':1e999999999}]"))
                .containsExactly(
                        "attributes.a must have a min and a max that a double holds as they are written",
                        "attributes.a.default " + LOST);
    }

    @Test
    void numbersThatSomeReadersWouldChangeAreFaultsOfANewSchemaOnly() throws JsonProcessingException {
        String json = "{'titles':[{'name':'t'}],'attributes':["
                + "{'name':'a','type':'integer','max':9223372036854775807,'default':9007199254740992},"
                + "{'name':'b','type':'number','min':0.1000000000000000055,'max':0.5,'default':0.3}]}";
        assertThat(read(json).attributes()).hasSize(2);
        JsonNode document = PlainJson.parse(json.replace('\'', '"'));
        assertThat(
                        catchThrowableOfType(InvalidSchemaException.class, () -> SchemaReader.readNew(document))
                                .violations()
                                .stream()
                                .map(Violation::sentence))
                .containsExactly(
                        "attributes.a.max " + LOST,
                        "attributes.a.default must be an integer between -9007199254740991 and 9007199254740991",
                        "attributes.b.min " + LOST);
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        String json = "{'titles':[{'name':'a_b','x':1}],'limits':{'personas_per_user':0},'y':{}}";
        assertThat(faults(json))
                .containsExactlyInAnyOrder(
                        "titles[0].x is not a member of a persona schema",
                        "y is not a member of a persona schema",
                        "titles.a_b must have a name of 1 to 64 letters, digits, dots and hyphens",
                        "limits.personas_per_user must be between 1 and 1000");
        assertThat(catchThrowableOfType(InvalidSchemaException.class, () -> read(json)))
                .hasMessageContaining("titles[0].x is not a member of a persona schema; ");
    }
}
