package io.github.keycloakpersonas.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;

/** The project's Helm chart, read by Helm itself. */
final class Chart {

    static final Path FOLDER = Yaml.ROOT.resolve("deploy").resolve("helm").resolve("keycloak-personas");

    static final Path EXAMPLES = Yaml.ROOT.resolve("deploy").resolve("helm").resolve("examples");

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** What would be installed as {@code keycloak}, with these values besides, written as {@code name=value}. */
    static List<JsonNode> render(Path values, String... more) {
        return Yaml.documents(text("keycloak", values, more));
    }

    static String text(String name, Path values, String... more) {
        TemplateCommand template = new Helm(FOLDER)
                .template()
                .withName(name)
                .withKubeVersion("v1.31.0")
                .withNamespace("login")
                .withValuesFile(values);
        for (String value : more) {
            int equals = value.indexOf('=');
            template.set(value.substring(0, equals), value.substring(equals + 1));
        }
        return template.call();
    }

    static JsonNode only(List<JsonNode> documents, String kind) {
        List<JsonNode> found = documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " documents of kind " + kind);
        }
        return found.get(0);
    }
}
