package io.github.keycloakpersonas.testkit;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What server to start, and how. A list to be filled in: each method changes it and returns it. */
public final class ServerOptions {

    /** The folder of an unpacked Keycloak distribution; it is copied, never run in. */
    public static final String DIST = "keycloak.dist";

    /** JARs for the providers folder, joined with the system's path separator. */
    public static final String PROVIDERS = "keycloak.providers";

    /** Further arguments for {@code kc.sh build}, with spaces between them. */
    public static final String BUILD_ARGUMENTS = "keycloak.build.arguments";

    /** Further options of the server's JVM, such as an agent that measures which code the tests run. */
    public static final String SERVER_JAVA_OPTIONS = "keycloak.server.java.options";

    /** The folder that the server lives in. */
    public static final String WORK = "keycloak.work";

    private final Path dist;
    private Path work;
    private final List<Path> providers = new ArrayList<>();
    private final List<Path> realmImports = new ArrayList<>();
    private final Map<String, String> buildArguments = new LinkedHashMap<>();
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable JdbcAccess database;
    private String path = "";
    private Duration startTimeout = Duration.ofMinutes(4);

    /** A server on H2, with no extension, answering local calls only, no cluster, its JVM tuned for a quick start. */
    public ServerOptions(Path dist, Path work) {
        this.dist = dist;
        this.work = work;
        buildArgument("--db=dev-file", "--health-enabled=true", "--metrics-enabled=true", "--log-mdc-enabled=true");
        argument("--http-enabled=true", "--http-host=127.0.0.1", "--hostname-strict=false", "--cache=local");
        javaOptions("-XX:TieredStopAtLevel=1");
    }

    /** As the build says: {@value #DIST}, {@value #WORK} and, where there are any, {@value #PROVIDERS} and {@value #BUILD_ARGUMENTS}. */
    public static ServerOptions fromSystemProperties() {
        return new ServerOptions(Path.of(required(DIST)), Path.of(required(WORK)))
                .provider(providersOfTheBuild())
                .buildArgument(Stream.of(System.getProperty(BUILD_ARGUMENTS, "").split(" ", -1))
                        .filter(argument -> !argument.isBlank())
                        .toArray(String[]::new));
    }

    static Path[] providersOfTheBuild() {
        return Stream.of(System.getProperty(PROVIDERS, "").split(File.pathSeparator, -1))
                .filter(jar -> !jar.isBlank())
                .map(Path::of)
                .toArray(Path[]::new);
    }

    static String required(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The system property " + property + " is not set: run through Maven");
        }
        return value;
    }

    /** Lives beside the folder given first, so that a second server doesn't meet it: {@code keycloak} becomes {@code keycloak-NAME}. */
    public ServerOptions beside(String name) {
        work = work.resolveSibling(work.getFileName() + "-" + name);
        return this;
    }

    public ServerOptions provider(Path... jars) {
        providers.addAll(List.of(jars));
        return this;
    }

    /** Realm exports to import at the first start, files named {@code *.json}. */
    public ServerOptions realmImport(Path... files) {
        realmImports.addAll(List.of(files));
        argument("--import-realm");
        return this;
    }

    /** Below a path of its own, such as {@code /auth}; its management interface stays where it is. */
    public ServerOptions below(String relativePath) {
        path = relativePath;
        return buildArgument("--http-relative-path=" + relativePath, "--http-management-relative-path=/");
    }

    /** On PostgreSQL in place of H2. */
    public ServerOptions postgres(JdbcAccess access) {
        return on("postgres", access);
    }

    /** On MariaDB in place of H2. */
    public ServerOptions mariaDb(JdbcAccess access) {
        return on("mariadb", access);
    }

    private ServerOptions on(String vendor, JdbcAccess access) {
        database = access;
        buildArgument("--db=" + vendor);
        return argument(
                "--db-url=" + access.url(), "--db-username=" + access.user(), "--db-password=" + access.password());
    }

    /** For {@code kc.sh build}; an option named again replaces the earlier one. */
    public ServerOptions buildArgument(String... options) {
        return put(buildArguments, options);
    }

    /** For {@code kc.sh start}; an option named again replaces the earlier one. */
    public ServerOptions argument(String... options) {
        return put(arguments, options);
    }

    /** In place of those for a quick start, for build and server; empty for Keycloak's own, which a benchmark wants. */
    public ServerOptions javaOptions(String options) {
        return environment("JAVA_OPTS_APPEND", options);
    }

    public ServerOptions environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ServerOptions startTimeout(Duration timeout) {
        startTimeout = timeout;
        return this;
    }

    Path dist() {
        return dist;
    }

    Path work() {
        return work;
    }

    List<Path> providers() {
        return providers;
    }

    List<Path> realmImports() {
        return realmImports;
    }

    List<String> buildArguments() {
        return List.copyOf(buildArguments.values());
    }

    List<String> arguments() {
        return List.copyOf(arguments.values());
    }

    Map<String, String> environment() {
        return environment;
    }

    String serverJavaOptions() {
        return System.getProperty(SERVER_JAVA_OPTIONS, "");
    }

    @Nullable JdbcAccess database() {
        return database;
    }

    String path() {
        return path;
    }

    Duration startTimeout() {
        return startTimeout;
    }

    private ServerOptions put(Map<String, String> byName, String... options) {
        for (String option : options) {
            byName.put(option.replaceFirst("=.*", ""), option);
        }
        return this;
    }
}
