package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;

/** The realm of the servers that are started with the JAR and without it, and what both have to do in it. */
final class StartedRealm {

    private static final Login LOGIN = new Login("started", Login.HOLDER, TestRealm.APP);
    private static final int USERS = 100;
    private static final int REFRESHES = 5;

    private StartedRealm() {}

    static void create(ServerProcess server) {
        TestRealm realm = TestRealm.create(server, Map.of("realm", LOGIN.realm()));
        for (int i = 0; i < USERS; i++) {
            realm.user(Login.numbered(LOGIN.user(), i));
        }
    }

    /** Five a user. The realm was there before the JAR, so it is set up by an administrator. */
    static void addPersonas(ServerProcess server) {
        server.admin().realm(LOGIN.realm()).post("/personas/setup?clients=all", Map.of());
        for (int i = 0; i < USERS; i++) {
            Session holder = new Session(server.http(), LOGIN, i);
            for (String circle : Mandates.circles(Mandates.FIVE)) {
                holder.request("POST", "/realms/{realm}/persona/v1/personas")
                        .json(Mandates.persona(circle))
                        .send()
                        .expect(201);
            }
        }
    }

    /** All users log in and work for a while. */
    static void work(ServerProcess server) {
        for (int i = 0; i < USERS; i++) {
            Session session = new Session(server.http(), LOGIN, i);
            for (int refresh = 0; refresh < REFRESHES; refresh++) {
                Work.REFRESH.send(session);
            }
            Work.USERINFO.send(session);
        }
    }
}
