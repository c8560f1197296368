package io.github.keycloakpersonas.docs;

import io.github.keycloakpersonas.testkit.KeycloakVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the commands of a page in order in one shell. */
public final class PageShell {

    /** Tells what curl was answered and which commands in the middle of others have failed: a shell only sees the last one of a line. */
    private static final String PRELUDE = """
            set -e -o pipefail
            curl() { command curl "$@" -w '%{stderr}%{http_code}\\n' 2>> answers.log; }
            jq() { command jq "$@" || { echo "jq $*" >> faults.log; return 1; }; }
            kcadm.sh() { command kcadm.sh "$@" || { echo "kcadm.sh $*" >> faults.log; return 1; }; }
            """;

    private static final String MARK = "@@fence ";

    private final Path folder;

    /** @param folder an empty one */
    public PageShell(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes it look like a checkout in which {@code mvn -Prun} has been called.
     *
     * @param work the folder that a test's server lives in
     */
    public PageShell beside(String work) throws IOException {
        Path bin = folder.resolve(".keycloak/keycloak-" + KeycloakVersion.ofTheBuild() + "/bin");
        Path kcadm = Files.createDirectories(bin).resolve("kcadm.sh");
        Files.createSymbolicLink(folder.resolve("examples"), Page.ROOT.resolve("examples"));
        Path real = Path.of(work, "server", "bin", "kcadm.sh").toAbsolutePath();
        Files.writeString(kcadm, "#!/bin/sh\nexec sh '" + real + "' \"$@\"\n");
        if (!kcadm.toFile().setExecutable(true)) {
            throw new IOException("Can't make executable: " + kcadm);
        }
        return this;
    }

    /**
     * What came of it.
     *
     * @param outputs of each fence, as far as it went
     * @param answers the HTTP statuses that curl got
     * @param log of the shell, for people
     */
    public record Outcome(int exit, List<String> outputs, List<String> answers, List<String> faults, String log) {

        Map<Fence, String> byFence(List<Fence> fences) {
            Map<Fence, String> byFence = new HashMap<>();
            for (int i = 0; i < outputs.size(); i++) {
                byFence.put(fences.get(i), outputs.get(i));
            }
            return byFence;
        }
    }

    public Outcome run(List<Fence> fences, Servers servers) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(PRELUDE);
        for (Fence fence : fences) {
            script.append("echo; echo '").append(MARK).append(fence.line()).append("'; ");
            script.append("echo '").append(MARK).append(fence.line()).append("' >&2\n");
            script.append(servers.inPlaceOfDocumented(fence.commands()));
        }
        Path input = Files.writeString(folder.resolve("page.sh"), script);
        Path output = folder.resolve("output.log");
        Path errors = folder.resolve("errors.log");
        ProcessBuilder bash = new ProcessBuilder("bash", input.getFileName().toString())
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
        bash.environment().put("HOME", folder.toString());
        // Where kcadm.sh remembers who has logged in.
        bash.environment().put("KC_OPTS", "-Duser.home=" + folder);
        Process process = bash.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> outputs =
                new ArrayList<>(Arrays.asList(Files.readString(output).split("(?m)^" + MARK + "\\d+$", -1)));
        outputs.remove(0);
        return new Outcome(
                process.waitFor(),
                outputs,
                lines("answers.log"),
                lines("faults.log"),
                Files.readString(output) + "\n--- errors:\n" + Files.readString(errors));
    }

    private List<String> lines(String file) throws IOException {
        Path log = folder.resolve(file);
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
