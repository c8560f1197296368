package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

/** Schemas that the JSON Schema and the reader both take, or both refuse. */
abstract class SchemaDocuments {

    static final JsonNode DOCUMENT = node(SchemaDocument.text());

    static final JsonSchema JSON_SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DOCUMENT);

    static final String TITLES = "'titles':[{'name':'traveler'}]";

    static JsonNode node(String json) {
        try {
            return PlainJson.parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static void bothTake(String json) {
        assertThat(JSON_SCHEMA.validate(node(json))).as(json).isEmpty();
        SchemaReader.read(json);
    }

    static String attribute(String members) {
        return "'attributes':[{'name':'a'," + members + "}]";
    }
}
