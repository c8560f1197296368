package io.github.keycloakpersonas.representation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of persona schemas. */
public final class SchemaDocument {

    /** The media type of JSON Schema. */
    public static final String MEDIA_TYPE = "application/schema+json";

    private static final String TEXT = shipped("persona-schema.schema.json");

    private SchemaDocument() {}

    /** The document. */
    public static String text() {
        return TEXT;
    }

    /** Reads a text that is stored beside the OpenAPI document in the JAR. */
    static String shipped(String file) {
        try (InputStream resource = SchemaDocument.class.getResourceAsStream("/persona-api/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("The JAR lacks " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
