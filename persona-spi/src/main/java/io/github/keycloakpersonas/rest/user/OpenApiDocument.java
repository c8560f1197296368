package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The OpenAPI document of this API. Only the address of the server differs from realm to realm. */
final class OpenApiDocument {

    private static final String RESOURCE = "/persona-api/openapi.yaml";

    private static final OpenApiDocument INSTANCE = load();

    private final String yaml;
    private final JsonNode tree;
    private final String json;
    private final String placeOfServer;

    private OpenApiDocument(String yaml, JsonNode tree) {
        this.yaml = yaml;
        this.tree = tree;
        this.json = tree.toString();
        this.placeOfServer = tree.at("/servers/0/url").toString();
        if (!yaml.contains(placeOfServer)) {
            throw new IllegalStateException("The server's URL must stand in double quotes in " + RESOURCE);
        }
    }

    static OpenApiDocument instance() {
        return INSTANCE;
    }

    /** The parts of the document that are the same for every realm. */
    JsonNode tree() {
        return tree;
    }

    /** The document as it is written, comments included. */
    String yaml(URI server) {
        return at(server, yaml);
    }

    /** The document as JSON. */
    String json(URI server) {
        return at(server, json);
    }

    /** Writes the address as a JSON string, which is also valid YAML. */
    private String at(URI server, String text) {
        return text.replace(placeOfServer, TextNode.valueOf(server.toString()).toString());
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
