package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other people's personas: who holds a title, what a service may read, and the list of users. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersIT {

    private TestRealm realm;
    private PersonaApiClient service;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().grantClientRoles(realm.service("agent", "secret"), "persona-api", "view-all-personas");
        service = new PersonaApiClient(realm, realm.serviceToken("agent", "secret"));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static List<String> subs(JsonNode users) {
        return StreamSupport.stream(users.path("users").spliterator(), false)
                .map(user -> user.path("sub").asText())
                .toList();
    }

    @Test
    void aServiceReadsThePersonasOfAnyUser() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("traveler", "corsica");
        anna.create("traveler", "off", "status", "inactive").expect(201);
        String path = "/v1/users/" + anna.sub() + "/personas";
        assertThat(service.listed(path)).containsExactly("traveler@off", "traveler@corsica");
        assertThat(service.listed(path + "?status=active")).containsExactly("traveler@corsica");
        assertThat(service.listed(path + "?first=1&max=1")).containsExactly("traveler@corsica");
        service.get("/v1/personas/" + id).expect(200);
        service.get("/v1/personas/" + anna.personaId("traveler", "corsica")).expect(200);
        service.get("/v1/personas/" + anna.personaId("traveler", "none")).expect(404);
        assertThat(service.get(path).json().path("total").asInt()).isEqualTo(2);
        assertThat(service.next(service.get(path))).isEmpty();
        assertThat(service.next(service.get(path + "?max=1"))).hasValue(path + "?first=1&max=1");
        assertThat(service.next(service.get(path + "?first=1&max=1"))).isEmpty();
        service.get("/v1/users/nobody/personas").expect(404);
        assertThat(service.get("/v1/users/nobody/personas")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("User not found");
    }

    @Test
    void aServiceThatHasTheListIsToldWhetherItIsStillSo() {
        PersonaApiClient vera = PersonaApiClient.ofNewUser(realm, "vera");
        String id = vera.created("traveler", "corsica");
        String path = "/v1/users/" + vera.sub() + "/personas";
        String tag = service.get(path).expect(200).header("ETag").orElseThrow();
        Reply known = service.call("GET", path, call -> call.header("If-None-Match", "\"other\", W/" + tag))
                .expect(304);
        assertThat(known.text()).isEmpty();
        assertThat(known.header("ETag")).hasValue(tag);
        service.call("GET", path, call -> call.header("If-None-Match", "\"other\""))
                .expect(200);
        vera.patch(id, Map.of("consent", true)).expect(200);
        Reply changed = service.call("GET", path, call -> call.header("If-None-Match", tag))
                .expect(200);
        assertThat(changed.header("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
    }

    @Test
    void aServiceReadsButDoesNotWrite() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        String id = bert.created("traveler", "corsica");
        service.patch(id, Map.of("consent", true)).expect(403);
        service.delete("/v1/personas/" + id).expect(403);
        bert.get("/v1/personas/" + id).expect(200);
    }

    @Test
    void aServiceIsToldTheRoleThatItLacks() {
        realm.service("poor", "secret");
        PersonaApiClient poor = new PersonaApiClient(realm, realm.serviceToken("poor", "secret"));
        PersonaApiClient gus = PersonaApiClient.ofNewUser(realm, "gus");
        String id = gus.created("traveler", "corsica");
        for (String path : List.of(
                "/v1/users/" + gus.sub() + "/personas",
                "/v1/personas/" + id,
                "/v1/personas/" + gus.personaId("traveler", "corsica"))) {
            assertThat(poor.get(path).expect(403).json().path("detail").asText())
                    .isEqualTo("Forbidden: role view-all-personas of client persona-api required");
        }
        assertThat(PersonaApiClient.ofNewUser(realm, "guy")
                        .get("/v1/personas/" + id)
                        .expect(403)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("Persona does not belong to authenticated user");
    }

    @Test
    void aUserWithoutTheRoleIsNotTreatedAsAService() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        assertThat(cleo.get("/v1/users/" + service.sub() + "/personas")
                        .expect(403)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("Forbidden: Service account required");
        cleo.get("/v1/users").expect(403);
    }

    @Test
    void holdersOfATitleAreListedOnceWithoutTheirAddress() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        PersonaApiClient ed = PersonaApiClient.ofNewUser(realm, "edward");
        dora.created("office-manager", "acme");
        dora.created("office-manager", "globex");
        ed.created("office-manager", "acme");
        ed.create("booking-assistant", "acme", "status", "inactive").expect(201);
        String all = "/v1/users/by-persona?title=office-manager";
        JsonNode holders = dora.get(all).expect(200).json();
        assertThat(subs(holders)).containsExactlyInAnyOrder(dora.sub(), ed.sub());
        assertThat(holders.path("users").path(0).path("email").isNull()).isTrue();
        assertThat(holders.path("users").path(0).path("persona").asText()).isEqualTo("office-manager");
        assertThat(subs(dora.get(all + "&circle=globex").json())).containsExactly(dora.sub());
        assertThat(subs(dora.get("/v1/users/by-persona?title=booking-assistant").json()))
                .isEmpty();
        Set<String> paged = new HashSet<>(subs(dora.get(all + "&max=1").json()));
        paged.addAll(subs(dora.get(all + "&first=1&max=1").json()));
        assertThat(paged).containsExactlyInAnyOrder(dora.sub(), ed.sub());
        assertThat(dora.next(dora.get(all + "&max=2"))).isEmpty();
        assertThat(subs(dora.get(all + "&first=2").json())).isEmpty();
        realm.admin().disableUser(ed.sub());
        assertThat(subs(dora.get(all).json())).containsExactly(dora.sub());
        assertThat(subs(dora.get(all + "&first=1").json()))
                .as("the disabled one is not among those left out")
                .isEmpty();
    }

    @Test
    void usersAreListedOnlyWithTheRole() {
        PersonaApiClient fay = PersonaApiClient.ofNewUser(realm, "fay-searcher");
        realm.user("fay-other");
        String disabled = realm.user("fay-disabled");
        realm.admin().disableUser(disabled);
        realm.admin().grantClientRoles(fay.sub(), "persona-api", "view-users");
        PersonaApiClient viewer = PersonaApiClient.of(realm, "fay-searcher");
        JsonNode found = viewer.get("/v1/users?search=fay").expect(200).json().path("users");
        assertThat(found.findValuesAsText("username")).containsExactlyInAnyOrder("fay-searcher", "fay-other");
        assertThat(found.findValuesAsText("email"))
                .containsExactlyInAnyOrder("fay-searcher@example.org", "fay-other@example.org");
        assertThat(viewer.get("/v1/users?search=fay&max=1").json().path("users"))
                .hasSize(1);
        assertThat(viewer.next(viewer.get("/v1/users?search=fay&max=1")))
                .hasValue("/v1/users?search=fay&first=1&max=1");
        assertThat(viewer.next(viewer.get("/v1/users?search=fay&first=1&max=1")))
                .isEmpty();
        assertThat(viewer.get("/v1/users").json().path("users").findValuesAsText("username"))
                .contains("fay-searcher")
                .doesNotContain("service-account-agent", "fay-disabled");
        viewer.get("/v1/users?search=" + "x".repeat(256)).expect(400);
    }
}
