package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is somebody else's: of another user, and of another realm. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPersonasIT {

    private TestRealm realm;
    private PersonaApiClient owner;
    private PersonaApiClient thief;
    private String id;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        owner = PersonaApiClient.ofNewUser(realm, "owner");
        thief = PersonaApiClient.ofNewUser(realm, "thief");
        id = owner.created("traveler", "corsica");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static Reply select(PersonaApiClient user, String id) {
        return user.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id)));
    }

    private static JsonNode withoutRequestId(Reply reply) {
        return ((ObjectNode) reply.json()).without("request_id");
    }

    @Test
    void isNotSelectedByEitherId() {
        for (String name : List.of(id, id.toUpperCase(Locale.ROOT), owner.personaId("traveler", "corsica"))) {
            select(thief, name).expect(403);
        }
        thief.get("/v1/session/persona").expect(404);
        String token = realm.token("thief");
        assertThat(Jwt.claims(token).has("persona")).isFalse();
        assertThat(Jwt.claims(token).path("personas")).isEmpty();
    }

    @Test
    void isRefusedInTheSameWordsWhetherItExistsOrNot() {
        Reply there = thief.get("/v1/personas/" + owner.personaId("traveler", "corsica"))
                .expect(403);
        Reply notThere = thief.get("/v1/personas/" + owner.personaId("traveler", "nowhere"))
                .expect(403);
        Reply nobodys = thief.get("/v1/personas/nobody_traveler_corsica").expect(403);
        assertThat(withoutRequestId(notThere)).isEqualTo(withoutRequestId(there));
        assertThat(withoutRequestId(nobodys)).isEqualTo(withoutRequestId(there));
        Reply user = thief.get("/v1/users/" + owner.sub() + "/personas").expect(403);
        Reply noUser = thief.get("/v1/users/nobody/personas").expect(403);
        assertThat(withoutRequestId(noUser)).isEqualTo(withoutRequestId(user));
    }

    @Test
    void isNotCreatedForSomebodyElse() {
        thief.create("traveler", "home", "user_sub", owner.sub()).expect(400);
        thief.create("traveler", "home", "username", "owner").expect(400);
        thief.create("traveler", "home", "persona_id", owner.personaId("traveler", "home"))
                .expect(400);
        assertThat(thief.listed("/v1/personas")).isEmpty();
        assertThat(owner.listed("/v1/personas")).containsExactly("traveler@corsica");
    }

    @Test
    void isNotTakenOverByAChange() {
        PersonaApiClient other = PersonaApiClient.ofNewUser(realm, "other");
        String own = other.created("traveler", "corsica");
        other.patch(own, Map.of("user_sub", owner.sub())).expect(400);
        other.patch(own, Map.of("id", id)).expect(400);
        other.patch(own, Map.of("created_at", "2020-01-01T00:00:00Z", "active", false, "note", "x"))
                .expect(200);
        JsonNode unchanged = other.get("/v1/personas/" + own).expect(200).json();
        assertThat(unchanged.path("user_sub").asText()).isEqualTo(other.sub());
        assertThat(unchanged.path("created_at").asText()).doesNotStartWith("2020");
        assertThat(unchanged.has("note")).isFalse();
    }

    @Test
    void isNotFoundByWildcardsOrQueries() {
        for (String text : List.of("%", "_", "travele_", "trav%", "' or '1'='1", "traveler' --", "TRAVELER")) {
            Reply holders =
                    thief.get("/v1/users/by-persona?title=" + Http.encode(text)).expect(200);
            assertThat(holders.json().path("users")).as(text).isEmpty();
            Reply circles = thief.get("/v1/users/by-persona?title=traveler&circle=" + Http.encode(text))
                    .expect(200);
            assertThat(circles.json().path("users")).as(text).isEmpty();
            assertThat(owner.listed("/v1/personas?title=" + Http.encode(text)))
                    .as(text)
                    .isEmpty();
        }
        Reply holders =
                thief.get("/v1/users/by-persona?title=traveler&circle=corsica").expect(200);
        assertThat(holders.json().path("users").findValuesAsText("sub")).contains(owner.sub());
    }

    @Test
    void ofAnotherRealmIsUnknownAndUntouched(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            PersonaApiClient namesake = PersonaApiClient.ofNewUser(other, "owner");
            String theirs = namesake.created("traveler", "corsica");
            select(namesake, theirs).expect(200);
            // The same username, title and circle: each realm has its own, cached or not.
            for (int warm = 0; warm < 2; warm++) {
                owner.get("/v1/personas/" + theirs).expect(404);
                namesake.get("/v1/personas/" + id).expect(404);
                select(owner, theirs).expect(404);
                AdminPersonas.of(realm).get("/" + theirs).expect(404);
                AdminPersonas.of(other)
                        .get("/" + namesake.personaId("traveler", "corsica"))
                        .expect(200);
                assertThat(owner.get("/v1/users/by-persona?title=traveler")
                                .expect(200)
                                .json()
                                .findValuesAsText("sub"))
                        .contains(owner.sub())
                        .doesNotContain(namesake.sub());
            }
            namesake.patch(theirs, Map.of("circle", "elba")).expect(200);
            assertThat(owner.listed("/v1/personas")).containsExactly("traveler@corsica");
            assertThat(Jwt.claims(realm.token("owner")).path("personas").findValuesAsText("circle"))
                    .containsExactly("corsica");
            assertThat(Jwt.claims(other.token("owner")).path("personas").findValuesAsText("circle"))
                    .containsExactly("elba");
        }
    }
}
