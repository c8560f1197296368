package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.SchemaRules;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema refuses the schemas that the reader refuses. */
class FaultySchemaDocumentTest extends SchemaDocuments {

    private static boolean readerTakes(String json) {
        try {
            SchemaReader.read(json);
            return true;
        } catch (InvalidSchemaException e) {
            return false;
        }
    }

    private static boolean documentTakes(String json) {
        return JSON_SCHEMA.validate(node(json)).isEmpty();
    }

    private static void bothRefuse(String json) {
        assertThat(documentTakes(json)).as("the JSON Schema takes " + json).isFalse();
        assertThat(readerTakes(json)).as("the reader takes " + json).isFalse();
    }

    private static String quoted(Stream<String> names) {
        return String.join(",", names.map(name -> "'" + name + "'").toList());
    }

    private static Stream<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i);
    }

    private static String named(int count) {
        return String.join(
                ",", names(count).map(name -> "{'name':'" + name + "'}").toList());
    }

    private static String typed(int count) {
        return String.join(
                ",",
                names(count)
                        .map(name -> "{'name':'" + name + "','type':'email'}")
                        .toList());
    }

    static Stream<String> takenNames() {
        return SchemaRules.FIXED_MEMBERS.stream().sorted();
    }

    /** Beside a title, both refuse it. */
    static Stream<String> faulty() {
        return Stream.of(
                "'x':1",
                "'format':3",
                "'format':0",
                "'format':'1'",
                "'format':1.5",
                "'circles':[]",
                "'circles':{'x':1}",
                "'circles':{'source':'some'}",
                "'circles':{'source':1}",
                "'circles':{'source':'list'}",
                "'circles':{'source':'list','values':[]}",
                "'circles':{'source':'list','values':null}",
                "'circles':{'values':'corsica'}",
                "'circles':{'values':[1]}",
                "'circles':{'values':['']}",
                "'circles':{'values':[' ']}",
                "'circles':{'values':['.']}",
                "'circles':{'values':[' .. ']}",
                "'circles':{'values':['a/b']}",
                "'circles':{'values':['a\\\\b']}",
                "'circles':{'values':['a<b']}",
                "'circles':{'values':['a\u00A0b']}",
                "'circles':{'values':['a\u202Eb']}",
                "'circles':{'values':['\u0301a']}",
                "'circles':{'values':['" + "a".repeat(101) + "']}",
                "'circles':{'values':[" + quoted(names(501)) + "]}",
                "'attributes':[{'name':'a','type':'map','default':'x'}]",
                "'attributes':[{'name':'a','type':'map','default':['x']}]",
                "'attributes':[{'name':'a','type':'map','default':{'x':true}}]",
                "'attributes':[{'name':'a','type':'map','default':{'x':{'y':1}}}]",
                "'attributes':[{'name':'a','type':'map','default':{' ':1}}]",
                "'attributes':{}",
                "'attributes':['a']",
                "'attributes':[{'name':'a'}]",
                "'attributes':[{'type':'string'}]",
                "'attributes':[" + typed(201) + "]",
                "'groups':1",
                "'groups':[{}]",
                "'groups':[{'name':'g','x':1}]",
                "'groups':[{'name':'g','description':1}]",
                "'groups':[{'name':'g','attributes':1}]",
                "'groups':[{'name':'g','attributes':[{'name':'a','type':'text'}]}]",
                "'groups':[{'name':'g','attributes':[{'name':'_a','type':'string'}]}]",
                "'groups':[" + named(51) + "]",
                "'limits':5",
                "'limits':{'x':1}",
                "'limits':{'personas_per_user':'5'}",
                "'limits':{'personas_per_user':2.5}",
                "'limits':{'personas_per_user':0}",
                "'limits':{'personas_per_user':1001}",
                "'limits':{'default_validity_days':0}",
                "'limits':{'default_validity_days':36501}",
                "'limits':{'max_validity_days':0}",
                "'limits':{'max_validity_days':36501}",
                "'limits':{'requests_per_minute':-1}",
                "'limits':{'requests_per_minute':1000001}",
                "'limits':{'client_requests_per_minute':-1}",
                "'limits':{'client_requests_per_minute':1000001}",
                "'unknown_members':'drop'",
                "'unknown_members':true");
    }

    /** As members of the only title, both refuse it. */
    static Stream<String> faultyTitles() {
        return Stream.of(
                "'x':1",
                "'name':1",
                "'name':null",
                "'name':''",
                "'name':'a_b'",
                "'name':'-a'",
                "'name':'" + "a".repeat(65) + "'",
                "'name':'a','description':1",
                "'name':'a','description':'" + "d".repeat(1001) + "'",
                "'name':'a','description':'\\u0000'",
                "'name':'a','self_service':'no'",
                "'name':'a','needs_approval':1",
                "'name':'a','can_be_invited':[]",
                "'name':'a','can_be_delegated_to':{}",
                "'name':'a','allowed_actions':'all'",
                "'name':'a','allowed_actions':[1]",
                "'name':'a','allowed_actions':['\\u0007']",
                "'name':'a','allowed_actions':['" + "x".repeat(101) + "']",
                "'name':'a','allowed_actions':[" + quoted(names(101)) + "]",
                "'name':'a','acr':2",
                "'name':'a','acr':''",
                "'name':'a','acr':'a b'",
                "'name':'a','acr':'a\\\"'",
                "'name':'a','acr':'a\\\\'",
                "'name':'a','acr':'\u00e9'",
                "'name':'a','acr':'" + "x".repeat(101) + "'",
                "'name':'a','roles':[]",
                "'name':'a','roles':{'x':1}",
                "'name':'a','roles':{'realm':'all'}",
                "'name':'a','roles':{'realm':[1]}",
                "'name':'a','roles':{'realm':['']}",
                "'name':'a','roles':{'realm':[" + quoted(names(101)) + "]}",
                "'name':'a','roles':{'realm':['" + "x".repeat(256) + "']}",
                "'name':'a','roles':{'clients':[]}",
                "'name':'a','roles':{'clients':{'c':'all'}}",
                "'name':'a','roles':{'clients':{'':[]}}",
                "'name':'a','roles':{'clients':{'c':['\\u0007']}}",
                "'name':'a','roles':{'clients':{'c':[" + quoted(names(101)) + "]}}");
    }

    /** As members of the only attribute, both refuse it. */
    static Stream<String> faultyAttributes() {
        return Stream.of(
                "'type':null",
                "'type':'text'",
                "'type':'string','x':1",
                "'type':'string','description':1",
                "'type':'string','required':'yes'",
                "'type':'string','min':'0'",
                "'type':'string','max':true",
                "'type':'string','min_length':0.5",
                "'type':'string','min_length':-1",
                "'type':'string','max_length':'9'",
                "'type':'string','max_length':4001",
                "'type':'string','pattern':1",
                "'type':'string','pattern':'" + "x".repeat(4001) + "'",
                "'type':'string','options':'a'",
                "'type':'string','options':[1]",
                "'type':'string','options':[" + quoted(names(201)) + "]",
                "'type':'string','editable_by':'nobody'",
                "'type':'string','in_tokens':1",
                "'type':'string','encrypted':1",
                "'type':'string','default':1",
                "'type':'boolean','default':'true'",
                "'type':'integer','default':0.5",
                "'type':'number','default':'1'",
                "'type':'email','default':[]",
                "'type':'date-time','default':0",
                "'type':'string-list','default':'x'",
                "'type':'string-list','default':[1]",
                "'type':'enum'",
                "'type':'enum','options':[]",
                "'type':'enum','options':['x'],'default':1");
    }

    /** Only the server can tell. */
    static Stream<String> beyondJsonSchema() {
        return Stream.of(
                "'titles':[{'name':'a'},{'name':'A'}]",
                TITLES + ",'groups':[{'name':'a'},{'name':'a'}]",
                TITLES + ",'limits':{'default_validity_days':10,'max_validity_days':9}",
                TITLES + ",'groups':[{'name':'g','attributes':[" + typed(101) + "]},{'name':'h','attributes':["
                        + typed(100) + "]}]",
                TITLES + "," + attribute("'type':'string','pattern':'('"),
                TITLES + "," + attribute("'type':'integer','min':2,'max':1"),
                TITLES + "," + attribute("'type':'integer','max':1,'default':2"),
                TITLES + "," + attribute("'type':'email','default':'nobody'"),
                TITLES + "," + attribute("'type':'string','description':'\\ud83d'"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void bothRefuseWhatIsFaulty(String json) {
        bothRefuse(("{" + TITLES + "," + json + "}").replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("faultyTitles")
    void bothRefuseFaultyTitles(String title) {
        bothRefuse(("{'titles':[{" + title + "}]}").replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("faultyAttributes")
    void bothRefuseFaultyAttributes(String attribute) {
        bothRefuse(("{" + TITLES + "," + attribute(attribute) + "}").replace('\'', '"'));
        bothRefuse(("{" + TITLES + ",'groups':[{'name':'g'," + attribute(attribute) + "}]}").replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("takenNames")
    void bothRefuseTheNamesOfFixedMembers(String name) {
        bothRefuse(("{" + TITLES + ",'attributes':[{'name':'" + name + "','type':'string'}]}").replace('\'', '"'));
        bothRefuse(("{" + TITLES + ",'groups':[{'name':'" + name + "'}]}").replace('\'', '"'));
        bothTake(("{" + TITLES + ",'groups':[{'name':'g','attributes':[{'name':'" + name + "','type':'string'}]}]}")
                .replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'titles':null}", "{'titles':[]}", "{'titles':{}}", "{'titles':[1]}", "[]", "5", "null"})
    void bothRefuseWhatHasNoTitles(String json) {
        bothRefuse(json.replace('\'', '"'));
    }

    @Test
    void bothRefuseTooManyTitles() {
        bothTake(("{'titles':[" + named(200) + "]}").replace('\'', '"'));
        bothRefuse(("{'titles':[" + named(201) + "]}").replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("beyondJsonSchema")
    void theReaderAloneRefusesWhatJsonSchemaCanNotSay(String members) {
        String json = ("{" + members + "}").replace('\'', '"');
        assertThat(readerTakes(json)).as("the reader takes " + json).isFalse();
        assertThat(documentTakes(json)).as("the JSON Schema takes " + json).isTrue();
    }
}
