package io.github.keycloakpersonas.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keycloak's own command line client, {@code kcadm}, as its distribution has it. */
public final class KcAdm {

    private final KeycloakServer server;

    public KcAdm(KeycloakServer server) {
        this.server = server;
    }

    /** Runs a command as the administrator of the master realm, without leaving a configuration behind; returns what it prints. */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(script());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--no-config", "--server", server.baseUri().toString()));
        command.addAll(List.of("--realm", "master", "--user", Admin.USERNAME, "--password", Admin.PASSWORD));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .put("JAVA_HOME", System.getProperty("java.home").replace('/', File.separatorChar));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("kcadm " + String.join(" ", arguments) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while kcadm was running", e);
        }
    }

    private static List<String> script() {
        Path bin = Path.of(ServerOptions.required(ServerOptions.DIST)).resolve("bin");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        return windows
                ? List.of("cmd", "/c", bin.resolve("kcadm.bat").toString())
                : List.of("sh", bin.resolve("kcadm.sh").toString());
    }
}
