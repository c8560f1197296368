package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.PreviewServer.Preview;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The policy type "persona" behind the AuthZEN API, an experimental feature of Keycloak. */
@ExtendWith(PreviewServer.class)
@Tag("local")
@SinceKeycloak(value = "26.7", reason = "no AuthZEN API")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthZenIT {

    private TestRealm realm;
    private TravelApi travel;

    @BeforeEach
    void createRealm(Preview preview) {
        realm = TestRealm.create(preview.server());
        travel = new TravelApi(realm);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private boolean decides(String type, String id, Map<String, ?> properties) {
        return realm.http()
                .post(realm.path("/authzen/access/v1/evaluation"))
                .bearer(realm.serviceToken(TravelApi.CLIENT, TravelApi.SECRET))
                .json(Map.of(
                        "subject", Map.of("type", type, "id", id, "properties", properties),
                        "resource", Map.of("type", "urn:travel", "id", "bookings"),
                        "action", Map.of("name", "book")))
                .send()
                .expect(200)
                .json()
                .path("decision")
                .asBoolean();
    }

    @Test
    void anyActivePersonaCounts() {
        travel.permit(Map.of("titles", List.of("traveler"), "conditions", List.of("autobook_price >= 1000")));
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("traveler", "corsica");
        assertThat(decides("user", anna.sub(), Map.of())).isFalse();
        anna.patch(id, Map.of("autobook_price", 1000)).expect(200);
        assertThat(decides("user", anna.sub(), Map.of())).isTrue();
        assertThat(decides("user", "username:anna", Map.of())).isTrue();
        PersonaApiClient agent = new PersonaApiClient(realm, realm.serviceToken(TravelApi.CLIENT, TravelApi.SECRET));
        assertThat(decides("client", TravelApi.CLIENT, Map.of())).isFalse();
        agent.create("traveler", "corsica", "autobook_price", 2000).expect(201);
        assertThat(decides("client", TravelApi.CLIENT, Map.of())).isTrue();
        realm.admin().disableUser(anna.sub());
        assertThat(decides("user", anna.sub(), Map.of())).isFalse();
    }

    @Test
    void theSelectedPersonaNeedsTheSession() {
        travel.permit(Map.of("titles", List.of("traveler"), "selected", true));
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.call(
                        "PUT",
                        "/v1/session/persona",
                        request -> request.json(Map.of("persona_id", anna.created("traveler", "corsica"))))
                .expect(200);
        String sid = Jwt.claims(anna.token()).path("sid").asText();
        String others = Jwt.claims(PersonaApiClient.ofNewUser(realm, "bert").token())
                .path("sid")
                .asText();
        assertThat(decides("user", anna.sub(), Map.of())).isFalse();
        assertThat(decides("user", anna.sub(), Map.of("sid", sid))).isTrue();
        assertThat(decides("user", "username:bert", Map.of("sid", sid)))
                .as("the session of somebody else")
                .isFalse();
        assertThat(decides("user", anna.sub(), Map.of("sid", others))).isFalse();
        assertThat(decides("user", anna.sub(), Map.of("sid", "x"))).isFalse();
    }
}
