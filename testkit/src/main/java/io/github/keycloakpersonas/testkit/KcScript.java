package io.github.keycloakpersonas.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the {@code kc} script of a distribution. */
final class KcScript {

    private final Path home;
    private final ServerOptions options;

    KcScript(Path home, ServerOptions options) {
        this.home = home;
        this.options = options;
    }

    /**
     * Starts it, not waiting for its end.
     *
     * @param output where all that it prints is appended
     */
    Process run(List<String> arguments, Path output) throws IOException {
        return run(arguments, output, "");
    }

    /** Likewise, for the server itself, with what the build of the project adds to its JVM's options. */
    Process serve(List<String> arguments, Path output) throws IOException {
        return run(arguments, output, options.serverJavaOptions());
    }

    private Process run(List<String> arguments, Path output, String javaOptions) throws IOException {
        List<String> command = new ArrayList<>(script());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        settle(process.environment());
        process.environment().merge("JAVA_OPTS_APPEND", javaOptions, (given, more) -> (given + " " + more).strip());
        return process.start();
    }

    private List<String> script() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        Path bin = home.resolve("bin");
        // Through the shell, as unpacking may have lost the executable bit.
        return windows
                ? List.of("cmd", "/c", bin.resolve("kc.bat").toString())
                : List.of("sh", bin.resolve("kc.sh").toString());
    }

    /** What the developer's shell says about Keycloak or Java must not change the outcome of a test. */
    private void settle(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        environment.remove("JAVA");
        environment.put("JAVA_HOME", System.getProperty("java.home").replace('/', File.separatorChar));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", Admin.USERNAME);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", Admin.PASSWORD);
        environment.putAll(options.environment());
    }
}
