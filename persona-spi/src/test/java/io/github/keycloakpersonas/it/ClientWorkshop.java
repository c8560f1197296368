package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.TestRealm;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Has clients made from an OpenAPI document of a realm, compiles them as they are, and runs the programs in {@code src/test/clients}
 * with them. A client is named by the folder of its program, whatever is made from the document of the administrators begins with
 * {@code admin-}.
 */
final class ClientWorkshop {

    static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";

    private final Path folder = Path.of(System.getProperty("generated-clients"));
    private final String document;
    private final String prefix;
    private final String server;
    private final Supplier<String> token;

    private ClientWorkshop(TestRealm realm, String name, String prefix, Supplier<String> token) {
        this.document = name + ".yaml";
        this.prefix = prefix;
        this.token = token;
        String text = realm.http()
                .request("GET", realm.path("/persona/" + document))
                .send()
                .expect(200)
                .text();
        this.server = text.lines()
                .filter(line -> line.contains("url: \""))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\"(.+)\".*", "$1");
        try {
            Files.writeString(folder.resolve(document), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For users and services. */
    static ClientWorkshop forUsers(TestRealm realm, Supplier<String> token) {
        return new ClientWorkshop(realm, "openapi", "", token);
    }

    /** For administrators. */
    static ClientWorkshop forAdministrators(TestRealm realm, Supplier<String> token) {
        return new ClientWorkshop(realm, "openapi-admin", "admin-", token);
    }

    private Path generate(String client, String... options) throws IOException {
        Path here = folder.resolve(client);
        Tool.in(
                        here,
                        "generator",
                        Tool.java(),
                        "-jar",
                        folder.resolve("openapi-generator-cli.jar").toString())
                .and("generate", "-i", folder.resolve(document).toString(), "-o", "client")
                .and(options)
                .run();
        assertThat(here.resolve("generator.log")).content().doesNotContain(" ERROR ");
        return here;
    }

    /** A client in Java. @return its name, which is the circle that its program works in */
    String java(String library) throws IOException {
        String client = prefix + "java-" + library;
        Path here = generate(client, "-g", "java", "--library", library);
        Path project = here.resolve("client");
        Tool.in(here, "maven", Tool.maven(), "-B", "-ntp", "-f", project.toString(), "-Dmaven.test.skip=true")
                .and("compile", DEPENDENCY_PLUGIN + ":build-classpath", "-Dmdep.outputFile=target/classpath")
                .run();
        String classpath = project.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(project.resolve("target/classpath"));
        Tool.in(here, "call", Tool.java(), "-cp", classpath, "Call.java", token.get(), client)
                .run();
        return client;
    }

    /** A client in Python, as {@link #java}. */
    String python() throws IOException {
        String client = prefix + "python";
        Path here = generate(client, "-g", "python");
        // What is installed already is not installed again, so that a machine without a registry can have it too.
        Tool.in(here, "venv", "python3", "-m", "venv", "--system-site-packages", "venv")
                .run();
        String python = here.resolve("venv/bin/python").toString();
        Tool.in(here, "pip", python, "-m", "pip", "install", "-r", "client/requirements.txt")
                .run();
        Tool.in(here, "compile", python, "-m", "compileall", "-q", "client").run();
        Tool.in(here, "call", python, "call.py", token.get(), client)
                .with("PYTHONPATH", "client")
                .run();
        return client;
    }

    /** Has the clients in TypeScript made, which are compiled together with those of the other document. */
    void makeTypeScript() throws IOException {
        // Else it would send each member under two names: see "Generated clients" in docs/api.md.
        generate(
                prefix + "typescript-fetch",
                "-g",
                "typescript-fetch",
                "--additional-properties=modelPropertyNaming=original");
        Path types = folder.resolve(prefix + "openapi-typescript");
        Tool.in(types, "generator", "node", "../node_modules/openapi-typescript/bin/cli.js", "../" + document)
                .and("-o", "client/schema.d.ts")
                .run();
    }

    /** The client of openapi-generator in TypeScript, as {@link #java}. */
    String typeScriptFetch() throws IOException {
        String client = prefix + "typescript-fetch";
        Tool.in(folder.resolve(client), "call", "node", "../target/" + client + "/call.js", token.get(), client)
                .run();
        return client;
    }

    /** The types of openapi-typescript with openapi-fetch, as {@link #java}. */
    String openApiFetch() throws IOException {
        String client = prefix + "openapi-typescript";
        Tool.in(folder.resolve(client), "call", "node", "../target/" + client + "/call.js", server, token.get(), client)
                .run();
        return client;
    }

    /** Gets what TypeScript needs, for all documents. */
    void installTypeScript() throws IOException {
        Tool.in(folder, "npm", Tool.npm(), "ci").run();
    }

    /** Compiles what was made in TypeScript. */
    void compileTypeScript() throws IOException {
        Tool.in(folder, "tsc", "node", "node_modules/typescript/bin/tsc").run();
    }
}
