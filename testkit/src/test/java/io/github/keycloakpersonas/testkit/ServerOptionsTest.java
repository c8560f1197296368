package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerOptionsTest {

    private final ServerOptions options = new ServerOptions(Path.of("dist"), Path.of("target", "keycloak"));

    @Test
    void anOptionNamedAgainReplacesTheEarlierOne() {
        options.argument("--cache=ispn").argument("--log-level=info", "--log-level=debug");

        assertThat(options.arguments())
                .contains("--cache=ispn", "--log-level=debug")
                .doesNotContain("--cache=local", "--log-level=info");
    }

    @Test
    void postgresReplacesTheEmbeddedDatabase() {
        options.postgres(new JdbcAccess("jdbc:postgresql://localhost/x", "u", "p"));

        assertThat(options.buildArguments()).contains("--db=postgres").doesNotContain("--db=dev-file");
        assertThat(options.arguments())
                .contains("--db-url=jdbc:postgresql://localhost/x", "--db-username=u", "--db-password=p");
    }

    @Test
    void mariaDbReplacesTheEmbeddedDatabase() {
        options.mariaDb(new JdbcAccess("jdbc:mariadb://localhost/x", "u", "p"));

        assertThat(options.buildArguments()).contains("--db=mariadb").doesNotContain("--db=dev-file");
        assertThat(options.arguments())
                .contains("--db-url=jdbc:mariadb://localhost/x", "--db-username=u", "--db-password=p");
    }

    @Test
    void aSecondServerLivesBesideTheFirst() {
        assertThat(options.beside("node2").work()).isEqualTo(Path.of("target", "keycloak-node2"));
    }

    @Test
    void realmsToImportAreAskedFor() {
        assertThat(options.realmImport(Path.of("demo.json")).arguments()).contains("--import-realm");
    }
}
