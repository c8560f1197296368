package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's own personas: create, read, list, change, delete. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnPersonasIT {

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
    void creatingAnswersThePersonaWithDefaults() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        Reply reply = anna.create("traveler", "corsica").expect(201);
        JsonNode persona = reply.json();
        assertThat(persona.path("persona_id").asText()).isEqualTo(anna.sub() + "_traveler_corsica");
        assertThat(persona.path("user_sub").asText()).isEqualTo(anna.sub());
        assertThat(persona.path("status").asText()).isEqualTo("active");
        assertThat(persona.path("active").asBoolean()).isTrue();
        assertThat(persona.path("consent").asBoolean(true)).isFalse();
        assertThat(persona.path("autobook_price").asInt()).isEqualTo(500);
        assertThat(persona.path("autobook_leadtime").asInt()).isEqualTo(7);
        assertThat(persona.path("autobook_risklevel").asInt()).isEqualTo(3);
        Instant from = Instant.parse(persona.path("valid_from").asText());
        assertThat(Instant.parse(persona.path("valid_till").asText())).isEqualTo(from.plus(Duration.ofDays(365)));
        assertThat(reply.header("Location"))
                .hasValue(
                        realm.path("/persona/v1/personas/" + persona.path("id").asText())
                                .toString());
        assertThat(reply.header("ETag")).isPresent();
    }

    @Test
    void creatingKeepsWhatWasSentWithTimesInUtc() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        Map<String, Object> sent = new HashMap<>(Map.of(
                "title", "travel-agent",
                "circle", "Müller & Söhne",
                "status", "inactive",
                "valid_from", "2030-01-01T02:00:00+02:00",
                "valid_till", "2031-01-01T00:00:00Z",
                "consent", true,
                "autobook_price", 5000));
        JsonNode persona = bert.post(sent).expect(201).json();
        assertThat(persona.path("circle").asText()).isEqualTo("Müller & Söhne");
        assertThat(persona.path("status").asText()).isEqualTo("inactive");
        assertThat(persona.path("active").asBoolean(true)).isFalse();
        assertThat(persona.path("valid_from").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(persona.path("valid_till").asText()).isEqualTo("2031-01-01T00:00:00Z");
        assertThat(persona.path("consent").asBoolean()).isTrue();
        assertThat(persona.path("autobook_price").asInt()).isEqualTo(5000);
    }

    @Test
    void everyPathTakesEitherId() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        JsonNode created =
                cleo.create("traveler", "O'Neil & Co. - Rome").expect(201).json();
        String byId = "/v1/personas/" + created.path("id").asText();
        String byPersonaId =
                "/v1/personas/" + Http.encode(created.path("persona_id").asText());
        assertThat(cleo.get(byId).expect(200).json()).isEqualTo(created);
        assertThat(cleo.get(byPersonaId).expect(200).json()).isEqualTo(created);
        cleo.delete(byPersonaId).expect(204);
        cleo.get(byId).expect(404);
    }

    @Test
    void theListIsNewestFirstFilteredAndPaged() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        dora.created("traveler", "corsica");
        dora.created("traveler", "home");
        dora.created("office-manager", "home");
        dora.create("travel-agent", "away", "status", "inactive").expect(201);
        assertThat(dora.listed("/v1/personas"))
                .containsExactly("travel-agent@away", "office-manager@home", "traveler@home", "traveler@corsica");
        assertThat(dora.listed("/v1/personas?title=traveler")).containsExactly("traveler@home", "traveler@corsica");
        assertThat(dora.listed("/v1/personas?circle=home")).containsExactly("office-manager@home", "traveler@home");
        assertThat(dora.listed("/v1/personas?status=inactive")).containsExactly("travel-agent@away");
        assertThat(dora.listed("/v1/personas?title=traveler&circle=home&status=active"))
                .containsExactly("traveler@home");
        assertThat(dora.listed("/v1/personas?title=king")).isEmpty();
        assertThat(dora.listed("/v1/personas?first=1&max=2")).containsExactly("office-manager@home", "traveler@home");
        assertThat(dora.listed("/v1/personas?first=4")).isEmpty();
    }

    @Test
    void anExpiredPersonaReadsExpiredAndIsFoundByThatStatus() {
        PersonaApiClient ed = PersonaApiClient.ofNewUser(realm, "edward");
        ed.post(Map.of(
                        "title", "traveler",
                        "circle", "past",
                        "valid_from", "2020-01-01T00:00:00Z",
                        "valid_till", "2021-01-01T00:00:00Z"))
                .expect(201);
        ed.created("traveler", "now");
        assertThat(ed.listed("/v1/personas?status=expired")).containsExactly("traveler@past");
        assertThat(ed.listed("/v1/personas?status=active")).containsExactly("traveler@now");
        JsonNode expired =
                ed.get("/v1/personas/" + ed.personaId("traveler", "past")).json();
        assertThat(expired.path("status").asText()).isEqualTo("expired");
        // What was read can be sent back with a later end: that renews it.
        JsonNode renewed = ed.patch(
                        expired.path("id").asText(), Map.of("status", "expired", "valid_till", "2099-01-01T00:00:00Z"))
                .expect(200)
                .json();
        assertThat(renewed.path("status").asText()).isEqualTo("active");
    }

    @Test
    void changingKeepsWhatIsNotSentAndNullResetsAnAttribute() {
        PersonaApiClient fay = PersonaApiClient.ofNewUser(realm, "fay");
        String id = fay.create("traveler", "corsica", "autobook_price", 900)
                .expect(201)
                .json()
                .path("id")
                .asText();
        JsonNode changed = fay.patch(id, Map.of("consent", true)).expect(200).json();
        assertThat(changed.path("consent").asBoolean()).isTrue();
        assertThat(changed.path("autobook_price").asInt()).isEqualTo(900);
        Map<String, Object> reset = new HashMap<>();
        reset.put("autobook_price", null);
        assertThat(fay.call("PUT", "/v1/personas/" + id, call -> call.json(reset))
                        .expect(200)
                        .json()
                        .path("autobook_price")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void whatWasReadCanBeSentBackUnchanged() {
        PersonaApiClient gus = PersonaApiClient.ofNewUser(realm, "gus");
        String id = gus.created("traveler", "corsica");
        Reply read = gus.get("/v1/personas/" + id);
        Reply back = gus.patch(id, read.json()).expect(200);
        assertThat(back.json().path("status")).isEqualTo(read.json().path("status"));
        assertThat(back.json().path("persona_id")).isEqualTo(read.json().path("persona_id"));
        gus.patch(id, Map.of("user_sub", "somebody")).expect(400);
        gus.patch(id, Map.of("id", "other")).expect(400);
        gus.patch(id, Map.of("persona_id", "other")).expect(400);
    }

    @Test
    void thePersonaIdFollowsTitleAndCircleWhileTheIdStays() {
        PersonaApiClient hal = PersonaApiClient.ofNewUser(realm, "hal");
        String id = hal.created("traveler", "corsica");
        JsonNode moved = hal.patch(id, Map.of("title", "travel-agent", "circle", "rome"))
                .expect(200)
                .json();
        assertThat(moved.path("id").asText()).isEqualTo(id);
        assertThat(moved.path("persona_id").asText()).isEqualTo(hal.personaId("travel-agent", "rome"));
        hal.get("/v1/personas/" + hal.personaId("traveler", "corsica")).expect(404);
    }

    @Test
    void ifMatchRefusesWhatIsStale() {
        PersonaApiClient ida = PersonaApiClient.ofNewUser(realm, "ida");
        Reply created = ida.create("traveler", "corsica").expect(201);
        String id = created.json().path("id").asText();
        String first = created.header("ETag").orElseThrow();
        String second = ida.patch(id, Map.of("consent", true), first)
                .expect(200)
                .header("ETag")
                .orElseThrow();
        assertThat(second).isNotEqualTo(first);
        ida.patch(id, Map.of("consent", false), first).expect(412);
        ida.patch(id, Map.of("consent", false), "W/" + first).expect(412);
        ida.patch(id, Map.of("consent", false), "nonsense").expect(412);
        assertThat(ida.get("/v1/personas/" + id).json().path("consent").asBoolean())
                .isTrue();
        ida.patch(id, Map.of("consent", false), "\"77\", " + second).expect(200);
        String third = ida.patch(id, Map.of("consent", true), "*")
                .expect(200)
                .header("ETag")
                .orElseThrow();
        String weakened = ida.patch(id, Map.of("consent", false), "W/" + third)
                .expect(200)
                .header("ETag")
                .orElseThrow();
        ida.call("DELETE", "/v1/personas/" + id, call -> call.header("If-Match", first))
                .expect(412);
        ida.call("DELETE", "/v1/personas/" + id, call -> call.header("If-Match", "W/" + weakened))
                .expect(204);
        ida.delete("/v1/personas/" + id).expect(404);
    }

    @Test
    void aListSaysHowManyThereAreAndWhereItGoesOn() {
        PersonaApiClient kim = PersonaApiClient.ofNewUser(realm, "kim");
        List.of("a", "b", "c").forEach(circle -> kim.created("traveler", circle));
        kim.create("traveler", "off", "status", "inactive").expect(201);
        Reply whole = kim.get("/v1/personas").expect(200);
        assertThat(whole.json().path("total").asInt()).isEqualTo(4);
        assertThat(whole.header("Link")).isEmpty();
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("/v1/personas?max=1&status=active&title=traveler");
        while (next.isPresent()) {
            Reply page = kim.get(next.get()).expect(200);
            assertThat(page.json().path("total").asInt()).isEqualTo(3);
            seen.addAll(PersonaApiClient.names(page.json().path("personas")));
            next = kim.next(page);
        }
        assertThat(seen).containsExactly("traveler@c", "traveler@b", "traveler@a");
        Reply beyond = kim.get("/v1/personas?first=1000000000&max=1").expect(200);
        assertThat(beyond.header("Link")).isEmpty();
    }

    @Test
    void timesHaveAnyOffsetOfIso8601() {
        PersonaApiClient lea = PersonaApiClient.ofNewUser(realm, "lea");
        for (String offset : List.of("Z", "+02", "+0200", "+02:00", "-0330")) {
            String time = "2099-01-01T00:00:00" + offset;
            Reply created = lea.create("traveler", "c", "valid_till", time).expect(201);
            assertThat(created.json().path("valid_till").asText())
                    .isEqualTo(OffsetDateTime.parse("2099-01-01T00:00:00"
                                    + (offset.length() == 5
                                            ? offset.substring(0, 3) + ":" + offset.substring(3)
                                            : offset))
                            .toInstant()
                            .toString());
            lea.delete("/v1/personas/" + created.json().path("id").asText()).expect(204);
        }
        Reply refused = lea.create("traveler", "c", "valid_till", "2099-01-01T00:00:00+2");
        assertThat(refused.expect(400).json().at("/errors/valid_till").asText()).startsWith("must be an ISO 8601 time");
    }

    @Test
    void numbersAreThoseThatEveryReaderHas() {
        PersonaApiClient mia = PersonaApiClient.ofNewUser(realm, "mia");
        Reply largest =
                mia.create("traveler", "c", "autobook_price", 9007199254740991L).expect(201);
        assertThat(largest.text()).contains("\"autobook_price\":9007199254740991,");
        for (Object lost : List.of(9007199254740992L, Long.MAX_VALUE, new BigDecimal("1e400"))) {
            Reply refused = mia.create("traveler", "d", "autobook_price", lost).expect(400);
            assertThat(refused.json().at("/errors/autobook_price").asText())
                    .isEqualTo("must be an integer between -9007199254740991 and 9007199254740991");
        }
    }

    @Test
    void theSchemaTellsWhatUsersMayCreate() {
        JsonNode schema = PersonaApiClient.ofNewUser(realm, "joseph")
                .get("/v1/schema")
                .expect(200)
                .json();
        assertThat(schema.findValuesAsText("name"))
                .contains("traveler", "travel-agent", "office-manager", "booking-assistant", "admin", "consent");
        assertThat(schema.path("limits").path("personas_per_user").asInt()).isEqualTo(5);
        assertThat(List.of("pending", "active", "inactive", "suspended", "revoked", "expired"))
                .allMatch(status -> schema.path("statuses").toString().contains("\"" + status + "\""));
    }
}
