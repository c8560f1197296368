package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.text.Normalizer;
import java.util.List;
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
    void circlesOfAnyScriptAndLengthAreStored() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        List<String> circles =
                List.of("ශ්‍රී ලංකා", "می‌خواهم 100%_", "👨‍👩‍👧 𝕏 漢字", "𐐀".repeat(100), "\u1f82".repeat(100));
        circles.forEach(circle -> cleo.created("traveler", circle));

        assertThat(cleo.listed("/v1/personas"))
                .containsExactlyInAnyOrderElementsOf(
                        circles.stream().map(circle -> "traveler@" + circle).toList());
        AdminPersonas admin = AdminPersonas.of(realm);
        for (String circle : circles) {
            String decomposed = Normalizer.normalize(circle, Normalizer.Form.NFD);
            assertThat(admin.listed("?user=cleo&circle=" + Http.encode(decomposed)))
                    .containsExactly("traveler@" + circle);
            cleo.get("/v1/personas/" + Http.encode(cleo.personaId("traveler", decomposed)))
                    .expect(200);
        }
    }

    @Test
    void aCircleIsTheSameHoweverItsAccentsAreEncoded() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        String composed = "Cafe\u0301_Rene\u0301";
        String id = dora.created("traveler", composed);
        AdminPersonas admin = AdminPersonas.of(realm);
        for (String form : List.of(composed, Normalizer.normalize(composed, Normalizer.Form.NFC))) {
            String encoded = Http.encode(form);
            dora.create("traveler", form).expect(400);
            assertThat(dora.listed("/v1/personas?circle=" + encoded)).hasSize(1);
            assertThat(dora.get("/v1/users/by-persona?title=traveler&circle=" + encoded)
                            .expect(200)
                            .json()
                            .path("users"))
                    .hasSize(1);
            assertThat(admin.count("?circle=" + encoded)).isEqualTo(1);
            assertThat(admin.count("?search=" + encoded)).isEqualTo(1);
            assertThat(admin.get("/" + Http.encode(dora.personaId("traveler", form)))
                            .expect(200)
                            .json()
                            .path("id")
                            .asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void aSearchFindsACircleAsItIsWrittenAndInAnyCaseOfTheDatabase() {
        PersonaApiClient.ofNewUser(realm, "edda").created("office-manager", "ÄRZTE_Straße İĞ ΟΔΥΣΣΕΥΣ");
        AdminPersonas admin = AdminPersonas.of(realm);
        for (String part :
                List.of("ÄRZTE_", "ärzte".substring(1), "RZTE_S", "rzte_stra", "aße İĞ", "İĞ", "ΟΔΥΣ", "ΣΕΥΣ")) {
            assertThat(admin.listed("?search=" + Http.encode(part)))
                    .as(part)
                    .containsExactly("office-manager@ÄRZTE_Straße İĞ ΟΔΥΣΣΕΥΣ");
        }
        assertThat(admin.listed("?search=" + Http.encode("RZT_"))).isEmpty();
        assertThat(admin.listed("?search=" + Http.encode("RZTE%"))).isEmpty();
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
