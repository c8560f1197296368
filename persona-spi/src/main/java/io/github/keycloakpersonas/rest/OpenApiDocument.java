package io.github.keycloakpersonas.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document of one of the APIs. Only the addresses in it differ from realm to realm. */
public final class OpenApiDocument {

    private static final String SERVER = "/servers/0/url";
    private static final String DISCOVERY = "/components/securitySchemes/login/openIdConnectUrl";

    /**
     * Writes in double quotes what some readers of YAML take for a number or a time, such as status codes, and addresses, so that
     * they are found again.
     */
    private static final class Quotes extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || beginsWithDigit(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || beginsWithDigit(value) || value.contains("://");
        }

        private static boolean beginsWithDigit(String text) {
            return !text.isEmpty() && Character.isDigit(text.charAt(0));
        }
    }

    private final ObjectNode tree;
    private final String json;
    private final String yaml;
    private final String server;
    private final String discovery;
    private final Routes routes;

    private OpenApiDocument(ObjectNode tree) {
        this.tree = tree;
        this.json = tree.toString();
        this.yaml = yaml(tree);
        this.server = quoted(tree.at(SERVER).asText());
        this.discovery = quoted(tree.at(DISCOVERY).asText());
        this.routes = routes(tree);
    }

    /** What users and services call, below {@code /realms/{realm}/persona}. */
    public static OpenApiDocument forUsers() {
        return Users.DOCUMENT;
    }

    /** What administrators call, below {@code /admin/realms/{realm}}. */
    public static OpenApiDocument forAdministrators() {
        return Administrators.DOCUMENT;
    }

    /** Read when first asked for, so that a server without administrators' calls never does. */
    private static final class Users {
        static final OpenApiDocument DOCUMENT = new OpenApiDocument(OpenApiFiles.users());
    }

    private static final class Administrators {
        static final OpenApiDocument DOCUMENT = new OpenApiDocument(OpenApiFiles.administrators());
    }

    /** The parts of the document that are the same for every realm. It must not be changed. */
    public JsonNode tree() {
        return tree;
    }

    /** The paths of the API and their methods, with those that HTTP adds. */
    public Routes routes() {
        return routes;
    }

    /** The document as YAML. */
    public String yaml(ApiAddresses addresses) {
        return at(addresses, yaml);
    }

    /** The document as JSON. */
    public String json(ApiAddresses addresses) {
        return at(addresses, json);
    }

    /** Writes the addresses as JSON strings, which are also valid YAML. */
    private String at(ApiAddresses addresses, String text) {
        return text.replace(server, quoted(addresses.server().toString()))
                .replace(discovery, quoted(addresses.discovery().toString()));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String yaml(JsonNode tree) {
        YAMLFactory format = YAMLFactory.builder()
                .stringQuotingChecker(new Quotes())
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        try {
            return new YAMLMapper(format).writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document can't be written as YAML", e);
        }
    }

    private static Routes routes(JsonNode tree) {
        Map<String, Set<String>> routes = new HashMap<>();
        tree.path("paths").properties().forEach(path -> routes.put(path.getKey(), methods(path.getValue())));
        return Routes.of(routes);
    }

    private static Set<String> methods(JsonNode path) {
        Set<String> methods = new TreeSet<>(List.of("OPTIONS"));
        path.fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
