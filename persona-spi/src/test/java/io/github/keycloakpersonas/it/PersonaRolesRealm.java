package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm whose titles grant roles, and clients with the mapper of roles. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersonaRolesRealm {

    static final String SCHEMA = """
            {"titles":[
              {"name":"clerk","self_service":false,"roles":{"realm":["approver"],"clients":{"shop":["booker"]}}},
              {"name":"chief","self_service":false,"roles":{"realm":["staff"]}},
              {"name":"fan","roles":{"realm":["auditor","approver"]}},
              {"name":"member","needs_approval":true,"roles":{"realm":["auditor","approver"]}},
              {"name":"guest"}]}""";

    TestRealm realm;
    AdminPersonas admin;
    RoleTokens calls;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        calls = new RoleTokens(realm);
        admin = AdminPersonas.of(realm);
        admin.post("/flows?bind=true", Map.of()).expect(200);
        for (String role : List.of("approver", "auditor", "staff", "other")) {
            realm.admin().post("/roles", Map.of("name", role));
        }
        String shop = realm.admin().createClient(Map.of("clientId", "shop", "publicClient", true));
        for (String role : List.of("viewer", "booker", "packer")) {
            realm.admin().post("/clients/" + shop + "/roles", Map.of("name", role));
        }
        realm.admin()
                .post(
                        "/roles/staff/composites",
                        List.of(
                                realm.admin().get("/roles/auditor"),
                                realm.admin().get("/clients/" + shop + "/roles/packer")));
        calls.client(
                "inspector",
                Map.of(),
                Map.of("attributes", Map.of("allow.token.introspection.without.audience.check", "true")));
        putSchema(SCHEMA).expect(200);
        for (String mode : List.of("add", "narrow", "exact")) {
            for (String of : List.of("active", "selected")) {
                calls.client(mode + "-" + of, Map.of("persona.roles.mode", mode, "persona.roles.of", of), Map.of());
            }
        }
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    Reply putSchema(String schema) {
        return admin.call("PUT", "/schema", request -> request.body("application/json", schema));
    }
}
