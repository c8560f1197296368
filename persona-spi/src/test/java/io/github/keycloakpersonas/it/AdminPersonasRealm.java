package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with personas of several users, for administrators. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminPersonasRealm {

    static final String PAST = "2020-01-01T00:00:00Z";

    /** Its personas are the lists' alone. */
    TestRealm shown;

    AdminPersonas lists;
    TestRealm realm;
    AdminPersonas admin;
    String soon;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        shown = TestRealm.create(server);
        lists = AdminPersonas.of(shown);
        soon = Instant.now(Clock.systemUTC()).plusSeconds(86_400).toString();
        shown.user("zoe.list");
        shown.user("yan.list");
        lists.created("zoe.list", "traveler", "list-a");
        lists.created("zoe.list", "admin", "list-b", "status", "suspended");
        lists.created("zoe.list", "travel-agent", "list-c", "valid_from", PAST, "valid_till", "2020-02-01T00:00:00Z");
        lists.created("yan.list", "traveler", "list-d", "valid_till", soon);
        lists.created("yan.list", "office-manager", "list-100.sure", "status", "pending");
    }

    @AfterAll
    void removeRealms() {
        realm.close();
        shown.close();
    }
}
