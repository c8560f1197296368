package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup: where its pods come to run, and its script, with stand-ins for PostgreSQL's programs. */
class ChartBackupTest {

    private static final Path PRODUCTION = Chart.EXAMPLES.resolve("production.yaml");

    @TempDir
    private Path work;

    private Path programs;
    private Path backups;

    private static JsonNode pod(String... values) {
        return Chart.only(Chart.render(PRODUCTION, values), "CronJob").at("/spec/jobTemplate/spec/template/spec");
    }

    @BeforeEach
    void folders() throws IOException {
        programs = Files.createDirectory(work.resolve("programs"));
        backups = Files.createDirectory(work.resolve("backups"));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void dump() throws IOException {
        String script = pod().at("/containers/0/args/0").asText().replace("/backup", backups.toString());
        Tool.in(work, "dump", "sh", "-euc", script)
                .with("PATH", programs + File.pathSeparator + System.getenv("PATH"))
                .run();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(backups)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A registry that needs a login, or machines that are kept for few, concern backups as much as nodes. */
    @Test
    void runsWhereNodesDo() {
        JsonNode pod = pod("image.pullSecrets[0]=registry", "nodeSelector.pool=login", "tolerations[0].key=login");
        assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("registry");
        assertThat(pod.at("/nodeSelector/pool").asText()).isEqualTo("login");
        assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("login");
    }

    @Test
    void namesAWholeDump() throws IOException {
        program("pg_dump", "for each; do case $each in --file=*) echo whole > \"${each#--file=}\" ;; esac; done");
        program("pg_restore", "echo '4217; 0 17034 TABLE DATA public persona keycloak'");
        dump();
        assertThat(files()).singleElement().asString().matches("keycloak-[0-9]{8}T[0-9]{6}Z\\.dump");
    }

    /** What fails each night, such as for want of room, would otherwise take a little more of it each time. */
    @Test
    void leavesNothingOfADumpThatHasFailed() throws IOException {
        program(
                "pg_dump",
                "for each; do case $each in --file=*) echo half > \"${each#--file=}\" ;; esac; done; exit 1");
        assertThatThrownBy(this::dump).isInstanceOf(AssertionError.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void namesNoDumpWithoutPersonas() throws IOException {
        program("pg_dump", "for each; do case $each in --file=*) echo whole > \"${each#--file=}\" ;; esac; done");
        program("pg_restore", "echo '4216; 0 17033 TABLE DATA public realm keycloak'");
        assertThatThrownBy(this::dump).isInstanceOf(AssertionError.class);
        assertThat(files()).isEmpty();
    }
}
