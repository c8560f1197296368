package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One persona in the hands of an administrator. */
class AdminPersonasIT extends AdminPersonasRealm {

    @Test
    void createsForAnyUserAndWithAnyStatus() {
        String anna = realm.user("anna.create");
        Reply reply = admin.post(
                        "",
                        Map.of(
                                "user_sub",
                                anna,
                                "title",
                                "admin",
                                "circle",
                                "acme",
                                "status",
                                "suspended",
                                "note",
                                "for now"))
                .expect(201);
        assertThat(reply.header("Location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .endsWith("/personas/" + reply.json().path("id").asText()));
        assertThat(reply.header("ETag")).hasValue("\"0\"");
        assertThat(reply.json().path("username").asText()).isEqualTo("anna.create");
        assertThat(reply.json().path("note").asText()).isEqualTo("for now");
        admin.create("anna.create", "admin", "acme").expect(400);
        admin.create("anna.create", "king", "acme").expect(400);
        admin.create("anna.create", "traveler", "acme", "status", "expired").expect(403);
        assertThat(admin.create("nobody.there", "traveler", "acme")
                        .expect(400)
                        .json()
                        .path("errors")
                        .has("username"))
                .isTrue();
        admin.post("", Map.of("title", "traveler", "circle", "acme")).expect(400);
        admin.post("", Map.of("user_sub", anna, "username", "anna.create", "title", "traveler", "circle", "x"))
                .expect(400);
        admin.call("POST", "", request -> request.body("text/plain", "{}")).expect(415);
    }

    @Test
    void theLimitHoldsUnlessItIsOverridden() {
        realm.user("lara.limit");
        for (int i = 0; i < 5; i++) {
            admin.created("lara.limit", "traveler", "c" + i);
        }
        assertThat(admin.create("lara.limit", "traveler", "c5")
                        .expect(400)
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("Maximum 5 personas");
        Map<String, String> sixth = Map.of("username", "lara.limit", "title", "traveler", "circle", "c5");
        admin.post("?override_limit=maybe", sixth).expect(400);
        admin.post("?override_limit=true", sixth).expect(201);
        assertThat(Jwt.claims(realm.token("lara.limit")).path("personas")).hasSize(6);
        PersonaApiClient.of(realm, "lara.limit").create("traveler", "c6").expect(400);
    }

    @Test
    void onePersonaIsReadChangedAndDeleted() {
        realm.user("olga.one");
        String id = admin.created("olga.one", "traveler", "corsica");
        JsonNode persona = admin.get("/" + id).expect(200).json();
        assertThat(admin.get("/" + persona.path("persona_id").asText())
                        .expect(200)
                        .json())
                .isEqualTo(persona);
        admin.put("/" + id, persona).expect(200);
        Reply stale = admin.call(
                "PATCH",
                "/" + id,
                request -> request.json(Map.of("consent", true)).header("If-Match", "\"0\""));
        stale.expect(412);
        Reply changed = admin.call(
                        "PATCH",
                        "/" + id,
                        request -> request.json(Map.of("status", "revoked", "title", "admin"))
                                .header("If-Match", "\"1\""))
                .expect(200);
        assertThat(changed.json().path("status").asText()).isEqualTo("revoked");
        assertThat(changed.header("ETag")).hasValue("\"2\"");
        admin.patch("/" + id, Map.of("status", "lost")).expect(400);
        admin.patch("/" + id, Map.of("username", "somebody", "active", true)).expect(200);
        admin.patch("/" + id, Map.of("user_sub", "somebody")).expect(400);
        admin.call("DELETE", "/" + id, request -> request.header("If-Match", "\"0\""))
                .expect(412);
        admin.delete("/" + id).expect(204);
        admin.delete("/" + id).expect(404);
        admin.get("/" + id).expect(404);
        admin.get("/no-such").expect(404);
    }

    @Test
    void aChangeReachesTheOwnersNextToken() {
        realm.user("theo.token");
        String id = admin.created("theo.token", "traveler", "corsica");
        assertThat(Jwt.claims(realm.token("theo.token")).path("personas")).hasSize(1);
        admin.patch("/" + id, Map.of("status", "suspended")).expect(200);
        assertThat(Jwt.claims(realm.token("theo.token")).path("personas")).isEmpty();
    }

    @Test
    void theOwnerSeesStateAndNoteOfADecision() {
        realm.admin().schema("""
                {"titles":[{"name":"traveler"},{"name":"admin","self_service":false},{"name":"travel-agent"},{"name":"office-manager"},
                {"name":"guide","needs_approval":true}]}""");
        PersonaApiClient owner = PersonaApiClient.ofNewUser(realm, "dora.decide");
        String approved = owner.created("guide", "a");
        String rejected = owner.created("guide", "b");
        assertThat(admin.listed("?status=pending&user=dora.decide")).containsExactly("guide@b", "guide@a");
        assertThat(admin.post("/" + approved + "/approve", Map.of("note", "welcome"))
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        admin.call("POST", "/" + approved + "/approve", request -> request).expect(409);
        admin.post("/" + rejected + "/reject", Map.of("note", 5)).expect(400);
        admin.post("/" + rejected + "/reject", Map.of("status", "active")).expect(400);
        admin.call(
                        "POST",
                        "/" + rejected + "/reject",
                        request -> request.json(Map.of("note", "no licence")).header("If-Match", "\"7\""))
                .expect(412);
        admin.post("/" + rejected + "/reject", Map.of("note", "no licence")).expect(200);
        JsonNode seen = owner.get("/v1/personas/" + rejected).expect(200).json();
        assertThat(seen.path("status").asText()).isEqualTo("revoked");
        assertThat(seen.path("note").asText()).isEqualTo("no licence");
        assertThat(owner.get("/v1/personas/" + approved)
                        .expect(200)
                        .json()
                        .path("note")
                        .asText())
                .isEqualTo("welcome");
        owner.patch(approved, Map.of("note", "mine")).expect(200);
        assertThat(owner.get("/v1/personas/" + approved)
                        .expect(200)
                        .json()
                        .path("note")
                        .asText())
                .isEqualTo("welcome");
    }
}
