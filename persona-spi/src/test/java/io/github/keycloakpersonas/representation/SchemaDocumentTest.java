package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema takes the schemas that the reader takes, and says what the reader knows. */
class SchemaDocumentTest extends SchemaDocuments {

    static Stream<String> presets() {
        return SchemaPreset.ALL.stream().map(preset -> SchemaRepresentation.text(preset.schema()));
    }

    /** Beside a title, both take it. */
    static Stream<String> fine() {
        return Stream.of(
                "'format':1",
                "'format':2",
                "'format':null",
                "'circles':null,'attributes':null,'groups':null,'limits':null,'unknown_members':null",
                "'circles':{}",
                "'circles':{'source':null,'values':null}",
                "'circles':{'source':'organizations'}",
                "'circles':{'source':'list','values':['Saint-\u00C9tienne','A.B & C','7','acme_corp','Team #1','R+D','(EU)',' a ','...',"
                        + "'\u0DC1\u0DCA\u200D\u0DBB\u0DD3','\uD83D\uDE00']}",
                "'limits':{}",
                "'limits':{'personas_per_user':1000,'default_validity_days':36500,'max_validity_days':36500}",
                "'limits':{'requests_per_minute':0,'max_validity_days':null}",
                "'limits':{'client_requests_per_minute':1000000}",
                "'limits':{'client_requests_per_minute':null}",
                "'groups':[{'name':'g'}]",
                "'groups':[{'name':'g','description':null,'attributes':[{'name':'title','type':'string'}]}]",
                attribute("'type':'boolean','default':true"),
                attribute("'type':'integer','default':-3,'min':-9.5,'max':1e20"),
                attribute("'type':'number','default':0.25"),
                attribute("'type':'date-time','default':'2026-01-01T00:00:00Z'"),
                attribute("'type':'email','default':'a@example.org'"),
                attribute("'type':'enum','options':['x'],'default':'x'"),
                attribute("'type':'string-list','options':[],'default':['x'],'max':3"),
                attribute("'type':'map','options':['x'],'default':{'a':'x','b':0.7,' c':3},'max':3"),
                attribute("'type':'map','default':{}"),
                attribute("'type':'string','pattern':'[a-z]+','min_length':0,'max_length':4000,'default':null"),
                attribute("'type':'string','pattern':'','required':null,'in_tokens':null,'editable_by':null"),
                attribute("'type':'string','description':'two\\nlines'"),
                attribute("'type':'string','display_name':null,'option_display_names':null"),
                attribute("'type':'string','display_name':'','option_display_names':{}"),
                attribute("'type':'string','display_name':'Lead time (days), 5 $ {a}'"),
                attribute("'type':'string','options':['x'],'option_display_names':{'x':'${a.b-c_d}'}"),
                "'groups':[{'name':'g','display_name':'${g}'}]",
                "'unknown_members':'ignore'");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void bothTakeThePresets(String json) {
        bothTake(json);
    }

    @ParameterizedTest
    @MethodSource("fine")
    void bothTakeWhatIsFine(String json) {
        bothTake(("{" + TITLES + "," + json + "}").replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'acr':null",
                "'acr':'2'",
                "'acr':'urn:mace:incommon:iap:silver'",
                "'roles':null",
                "'roles':{}",
                "'roles':{'realm':null,'clients':null}",
                "'roles':{'realm':['a b'],'clients':{'c':null,'d':[],'https://e.example':['r']}}"
            })
    void bothTakeWhatATitleGrantsAndWants(String members) {
        bothTake(("{'titles':[{'name':'a'," + members + "}]}").replace('\'', '"'));
    }

    @Test
    void namesTheDefaultsThatTheReaderHas() {
        JsonNode limits = node(PlainJson.write(SchemaRepresentation.of(DefaultSchema.INSTANCE)))
                .path("limits");
        assertThat(limits.properties())
                .allSatisfy(limit -> assertThat(DOCUMENT.at("/$defs/limits/properties/" + limit.getKey() + "/default"))
                        .isEqualTo(limit.getValue()));
    }

    @Test
    void namesEveryType() {
        assertThat(DOCUMENT.at("/$defs/attribute/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(AttributeType.values())
                        .map(AttributeType::word)
                        .toList());
    }

    @Test
    void describesEachMember() {
        Set<String> undescribed = new TreeSet<>();
        List<JsonNode> objects = new ArrayList<>(List.of(DOCUMENT));
        DOCUMENT.path("$defs").forEach(objects::add);
        for (JsonNode object : objects) {
            object.path("properties").properties().forEach(member -> {
                JsonNode rule = member.getValue();
                JsonNode described = rule.has("description") || !rule.has("$ref")
                        ? rule
                        : DOCUMENT.at(rule.path("$ref").asText().substring(1));
                if (described.path("description").asText().isBlank()) {
                    undescribed.add(member.getKey());
                }
            });
        }
        assertThat(undescribed).isEmpty();
    }
}
