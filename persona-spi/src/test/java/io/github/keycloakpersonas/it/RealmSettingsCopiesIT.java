package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.etag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of a realm, and files with parts of one, and what the extension keeps of it. */
class RealmSettingsCopiesIT extends SettingsOfARealm {

    @Nested
    class ACopyOfTheRealm {

        /** With keys of the server's own making: an export hides those that were brought. */
        @BeforeEach
        void createAnother(KeycloakServer server) {
            realm.close();
            realm = TestRealm.create(server, Map.of("components", Map.of()));
            schema = new SchemaCalls(realm);
            current = schema.put(FANS).expect(200);
        }

        private ObjectNode export(boolean clients, boolean groupsAndRoles) {
            return (ObjectNode) realm.admin()
                    .post(
                            "/partial-export?exportClients=" + clients + "&exportGroupsAndRoles=" + groupsAndRoles,
                            Map.of())
                    .json();
        }

        @ParameterizedTest
        @CsvSource({"true, true", "true, false", "false, true", "false, false"})
        void fromAPartialExportHasThem(boolean clients, boolean groupsAndRoles) {
            isTaken(export(clients, groupsAndRoles));
        }

        @Test
        void fromItsRepresentationHasThem() {
            isTaken((ObjectNode) realm.admin().get(""));
        }

        private void isTaken(ObjectNode representation) {
            representation.remove("realm");
            representation.findParents("id").forEach(one -> ((ObjectNode) one).remove(List.of("id", "containerId")));
            try (TestRealm copy = TestRealm.imported(realm.server(), representation)) {
                SchemaCalls its = new SchemaCalls(copy);
                assertThat(etag(its.get().expect(200))).isEqualTo(etag(current));
                its.put(etag(current), "", "{'titles':[{'name':'own'}]}").expect(200);
                assertThat(etag(schema.get())).isEqualTo(etag(current));
            }
        }

        @Test
        void thatTakesItsPlaceHasThemToo() {
            JsonNode export = export(true, true);
            schema.put("{'titles':[{'name':'later'}]}").expect(200);
            realm.close();
            realm = TestRealm.imported(realm.server(), export);
            assertThat(new SchemaCalls(realm).get().json()).isEqualTo(current.json());
        }
    }

    @Test
    void aPartialImportLeavesThem() {
        Map<String, Object> file = new HashMap<>(Map.of("ifResourceExists", "OVERWRITE"));
        file.put("attributes", Map.of(SCHEMA, "none"));
        file.put("roles", Map.of("realm", List.of(Map.of("name", "imported"))));
        realm.admin().call("POST", "/partialImport").json(file).send();
        holds();
    }
}
