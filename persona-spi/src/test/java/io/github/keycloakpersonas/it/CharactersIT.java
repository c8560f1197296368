package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Databases keep any character and compare names exactly, whatever their defaults. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CharactersIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void circlesThatDifferInCaseOrAccentAreDifferent() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "Zoë");
        anna.created("traveler", "Zoe");
        anna.created("traveler", "zoe");
        anna.create("traveler", "Zoe").expect(400);

        assertThat(anna.listed("/v1/personas"))
                .containsExactlyInAnyOrder("traveler@Zoë", "traveler@Zoe", "traveler@zoe");
        assertThat(anna.listed("/v1/personas?circle=zoe")).containsExactly("traveler@zoe");
        assertThat(anna.get("/v1/personas/" + anna.personaId("traveler", "Zoe"))
                        .expect(200)
                        .json()
                        .path("circle")
                        .asText())
                .isEqualTo("Zoe");
    }

    @Test
    void aNoteKeepsCharactersOfFourBytes() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        String note = "Welcome 😀 𝕏 漢字";
        AdminPersonas.of(realm)
                .post("", Map.of("user_sub", bert.sub(), "title", "traveler", "circle", "corsica", "note", note))
                .expect(201);

        assertThat(bert.get("/v1/personas")
                        .expect(200)
                        .json()
                        .at("/personas/0/note")
                        .asText())
                .isEqualTo(note);
    }
}
