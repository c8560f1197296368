package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI document of this API, as it is shipped. */
final class OpenApiDocument {

    private static final String RESOURCE = "/persona-api/openapi.yaml";

    private static final OpenApiDocument INSTANCE = load();

    private final String yaml;
    private final JsonNode json;

    private OpenApiDocument(String yaml, JsonNode json) {
        this.yaml = yaml;
        this.json = json;
    }

    static OpenApiDocument instance() {
        return INSTANCE;
    }

    String yaml() {
        return yaml;
    }

    JsonNode json() {
        return json;
    }

    private static OpenApiDocument load() {
        try (InputStream resource = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The JAR lacks " + RESOURCE);
            }
            String yaml = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return new OpenApiDocument(yaml, new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
