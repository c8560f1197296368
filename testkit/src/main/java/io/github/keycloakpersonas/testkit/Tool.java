package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A program of the machine that must succeed. What it prints is kept in a file beside its work, and shown when it fails. */
public final class Tool {

    private static final long MINUTES = 10;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    private final Path folder;
    private final Path log;
    private final ProcessBuilder process;

    private Tool(Path folder, String name, List<String> command) {
        this.folder = folder;
        this.log = folder.resolve(name + ".log");
        this.process = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    }

    /**
     * A program, without its arguments or with some.
     *
     * @param folder where it runs; made if it is not there
     * @param name of the file that keeps what it prints
     */
    public static Tool in(Path folder, String name, String... command) {
        return new Tool(folder, name, List.of(command));
    }

    /** The Java that runs the tests. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The Maven that runs the build. */
    public static String maven() {
        return Path.of(System.getProperty("maven.home"), "bin", WINDOWS ? "mvn.cmd" : "mvn")
                .toString();
    }

    /** The npm of the machine. */
    public static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    /** More arguments. */
    public Tool and(String... arguments) {
        process.command().addAll(List.of(arguments));
        return this;
    }

    /** A variable of its environment. */
    public Tool with(String variable, String value) {
        process.environment().put(variable, value);
        return this;
    }

    /**
     * Runs it in its folder.
     *
     * @throws AssertionError if it fails, with all that it has printed
     */
    public void run() throws IOException {
        Files.createDirectories(folder);
        Process running =
                process.directory(folder.toFile()).redirectOutput(log.toFile()).start();
        try {
            if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(process.command() + " has not ended in " + MINUTES + " minutes");
            }
            if (running.exitValue() != 0) {
                throw new AssertionError(process.command() + " has failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }
}
