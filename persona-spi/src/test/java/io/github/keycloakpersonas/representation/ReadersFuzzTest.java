package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.schema.AnyValue;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What reads JSON: bodies, schemas, lines of files. It fails in its own ways only, whatever it gets. */
class ReadersFuzzTest {

    private static final String RICH = """
            {"titles":[{"name":"a","roles":{"realm":["r"],"clients":{"c":["r"]}},"acr":"gold","allowed_actions":["x"]}],
             "circles":{"source":"list","values":["home"]},
             "attributes":[{"name":"n","type":"number","min":1,"max":9.5,"default":2,"in_tokens":true},
                           {"name":"s","type":"string","pattern":"[a-z]*","min_length":0,"max_length":9,"default":"x"},
                           {"name":"e","type":"enum","options":["o"],"default":"o","editable_by":"administrator"},
                           {"name":"l","type":"string-list","max":3,"default":["q"]}],
             "groups":[{"name":"g","description":"d","attributes":[{"name":"t","type":"date-time","required":true}]}],
             "limits":{"personas_per_user":3,"default_validity_days":9,"max_validity_days":10,"requests_per_minute":7},
             "unknown_members":"ignore"}""";

    /** Bytes that are often nearly JSON. */
    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.strings()
                        .withChars("{}[]\",:\\u0019eE+-.tfn \n\ud83d\ude00")
                        .ofMaxLength(40)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                AnyValue.members(AnyValue.text())
                        .map(members -> PlainJson.write(members).getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<Map<String, Object>> members() {
        return AnyValue.members(AnyValue.text());
    }

    @Provide
    Arbitrary<Object> values() {
        return AnyValue.plain();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyValue.text();
    }

    @Property
    void bodiesAreJsonOrNot(@ForAll("bytes") byte[] bytes) {
        try {
            PlainJson.plain(PlainJson.parse(bytes));
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("members") Map<String, Object> members) throws JsonProcessingException {
        String json = PlainJson.write(members);
        JsonNode read = PlainJson.parse(json);
        assertThat(PlainJson.write(PlainJson.members(read))).isEqualTo(json);
    }

    @Property
    void linesArePersonasOrAtFault(@ForAll("bytes") byte[] bytes) {
        FileLine line = PersonaLineReader.read(bytes);
        if (line instanceof FileLine.Faulty faulty) {
            assertThat(faulty.violations()).isNotEmpty();
        }
    }

    @Property
    void membersOfALineAreAnyones(@ForAll("members") Map<String, Object> more) {
        StringBuilder json = new StringBuilder(PlainJson.write(more));
        String user = "\"user\":{\"username\":\"anna\"}";
        json.insert(1, more.isEmpty() ? user : user + ",");
        assertThat(PersonaLineReader.read(json.toString().getBytes(StandardCharsets.UTF_8)))
                .isNotInstanceOf(FileLine.Blank.class);
    }

    @Property
    void aTextIsASchemaOrNot(@ForAll("texts") String text) {
        try {
            assertThat(SchemaReader.read(text).titles()).isNotEmpty();
        } catch (InvalidSchemaException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    /** One place of a schema that has everything holds something else. */
    @Property
    void aSchemaWithOneOtherValueIsReadAsItIsWrittenOrAtFault(
            @ForAll int place, @ForAll("values") Object value, @ForAll("texts") String name)
            throws JsonProcessingException {
        JsonNode document = PlainJson.parse(RICH);
        List<Runnable> changes = new ArrayList<>();
        JsonNode other = PlainJson.parse(PlainJson.write(value));
        collect(document, name, other, changes);
        changes.get(Math.floorMod(place, changes.size())).run();
        try {
            PersonaSchema schema = SchemaReader.read(document);
            String text = SchemaRepresentation.text(schema);
            assertThat(SchemaRepresentation.text(SchemaReader.read(text))).isEqualTo(text);
        } catch (InvalidSchemaException e) {
            assertThat(e.violations()).isNotEmpty();
            assertThat(Violation.describe(e.violations()).codePoints()).noneMatch(Character::isISOControl);
        }
    }

    private static void collect(JsonNode node, String name, JsonNode other, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            changes.add(() -> object.set(name, other));
            object.properties().forEach(member -> {
                changes.add(() -> object.set(member.getKey(), other));
                changes.add(() -> object.remove(member.getKey()));
                collect(member.getValue(), name, other, changes);
            });
        } else if (node instanceof ArrayNode array) {
            changes.add(() -> array.add(other));
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                changes.add(() -> array.set(index, other));
                collect(array.get(i), name, other, changes);
            }
        }
    }
}
