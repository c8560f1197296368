package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a list finds, as a file for spreadsheets. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableExportIT {

    private static final int PERSONAS = 2500;

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        TransferClient.clubs(realm, PERSONAS);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static List<String> lines(Reply file) {
        return List.of(file.text().split("\r\n", -1));
    }

    @Test
    void hasALineForEachPersonaOfTheListInItsOrder() {
        Reply file = admin.get("/export?format=csv&state=suspended&sort=circle").expect(200);
        assertThat(file.header("Content-Type")).hasValue("text/csv;charset=UTF-8;header=present");
        assertThat(file.header("Content-Disposition").orElseThrow()).endsWith(".csv\"");
        List<String> lines = lines(file);
        assertThat(lines.get(0)).startsWith("id,username,user_sub,title,circle,status,active,");
        // After the last line break there is nothing.
        assertThat(lines).hasSize(PERSONAS / 2 + 2).doesNotHaveDuplicates().endsWith("");
        assertThat(lines.subList(1, lines.size() - 1))
                .allMatch(line -> line.contains(",traveler,'=club ") && line.contains(",suspended,false,"));
        assertThat(lines.get(1)).contains("=club 1,");
    }

    @Test
    void isWhatTheHeaderAsksFor() {
        Reply all = admin.call("GET", "/export", request -> request.header("Accept", "text/csv"))
                .expect(200);
        assertThat(lines(all)).hasSize(PERSONAS + 2);
        assertThat(all.header("Vary").orElseThrow()).contains("Accept,");
        admin.get("/export?format=xlsx").expect(400);
        admin.get("/export?format=csv&state=x").expect(400);
    }

    @Test
    void needsTheRoleThatAnExportNeeds() {
        AdminPersonas.withRoles(realm, "nobody").get("/export?format=csv").expect(403);
        AdminPersonas.withRoles(realm, "asker", "query-users")
                .get("/export?format=csv")
                .expect(403);
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        assertThat(lines(viewer.get("/export?format=csv&search=club%207&prefix=false")
                        .expect(200)))
                .hasSizeGreaterThan(2);
    }
}
