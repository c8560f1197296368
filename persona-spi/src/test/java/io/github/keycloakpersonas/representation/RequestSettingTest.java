package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RequestRule;
import io.github.keycloakpersonas.schema.RequestRule.Reason;
import io.github.keycloakpersonas.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema says of requests, and what is shown of them. */
class RequestSettingTest {

    private static final Instant ASKED = Instant.parse("2026-06-01T12:00:00Z");
    private static final Request REQUEST = new Request(ASKED, "I guide the tours");

    private static PersonaSchema schema(String more) {
        return SchemaReader.read("{\"titles\":[{\"name\":\"member\",\"needs_approval\":true}]" + more + "}");
    }

    private static RequestRule rule(String requests) {
        return schema(",\"requests\":" + requests).capabilities().requests();
    }

    private static Persona persona() {
        return new Persona(
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
                new PersonaKey("anna", "member", "corsica"),
                Status.PENDING,
                new Validity(ASKED, ASKED.plus(Duration.ofDays(9))),
                Map.of(),
                null,
                new Revision(ASKED, ASKED, 0),
                REQUEST);
    }

    @Test
    void isNoneUnlessItIsNamed() {
        assertThat(schema("").capabilities().requests()).isEqualTo(RequestRule.NONE);
        assertThat(rule("{}")).isEqualTo(RequestRule.NONE);
        assertThat(rule("{\"reason\":\"none\",\"expire_days\":null}")).isEqualTo(RequestRule.NONE);
        assertThat(SchemaRepresentation.text(schema(",\"requests\":{}"))).doesNotContain("requests\":");
    }

    @Test
    void isWrittenAsItIsReadAndShownToUsers() {
        PersonaSchema schema = schema(",\"requests\":{\"expire_days\":30,\"reason\":\"required\"}");
        assertThat(schema.capabilities().requests()).isEqualTo(new RequestRule(30, Reason.REQUIRED));
        assertThat(SchemaReader.read(SchemaRepresentation.text(schema))).isEqualTo(schema);
        assertThat(SchemaRepresentation.of(schema)).containsEntry("format", 2);
        assertThat(SchemaRepresentation.forUsers(schema, key -> Optional.empty()))
                .containsEntry("requests", Map.of("expire_days", 30, "reason", "required"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'expire_days':0};requests.expire_days must be between 1 and 3660",
                "{'expire_days':3661};requests.expire_days must be between 1 and 3660",
                "{'reason':'maybe'};requests.reason must be one of: none, optional, required",
                "{'days':3};requests.days"
            })
    void refusesWhatItDoesNotKnow(String requests, String fault) {
        assertThatThrownBy(() -> rule(requests.replace('\'', '"')))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "requested_at", "request_ends_at"})
    void takesNamesOfAttributesOnlyWhereThereAreRules(String name) {
        String attribute = ",\"attributes\":[{\"name\":\"" + name + "\",\"type\":\"string\"}]";
        assertThat(schema(attribute).attributes()).hasSize(1);
        assertThatThrownBy(() -> schema(attribute + ",\"requests\":{\"expire_days\":1}"))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("fixed member");
    }

    @Test
    void whyIsForTheOwnerAndThoseWhoDecide() {
        PersonaSchema schema = schema(",\"requests\":{\"expire_days\":30,\"reason\":\"optional\"}");
        String end = ASKED.plus(Duration.ofDays(30)).toString();
        assertThat(PersonaRepresentation.ofOwn(persona(), schema, ASKED))
                .containsEntry("reason", "I guide the tours")
                .containsEntry("requested_at", ASKED.toString())
                .containsEntry("request_ends_at", end);
        assertThat(PersonaRepresentation.of(new OwnedPersona(persona(), "anna"), schema, ASKED))
                .containsEntry("reason", "I guide the tours");
        assertThat(PersonaRepresentation.of(persona(), schema, ASKED))
                .containsEntry("request_ends_at", end)
                .doesNotContainKey("reason");
    }

    @Test
    void nothingIsShownWhereNothingIsSaid() {
        assertThat(PersonaRepresentation.ofOwn(persona(), schema(""), ASKED))
                .doesNotContainKeys("reason", "requested_at", "request_ends_at");
        assertThat(PersonaRepresentation.ofOwn(persona(), schema(",\"requests\":{\"reason\":\"optional\"}"), ASKED))
                .containsKey("requested_at")
                .doesNotContainKey("request_ends_at");
    }

    @Test
    void aLineOfAnExportCarriesIt() {
        PersonaSchema schema = schema(",\"requests\":{\"reason\":\"optional\"}");
        byte[] line = PersonaLine.of(persona(), new OwnerName("anna", null, null), schema);
        assertThat(new String(line, StandardCharsets.UTF_8))
                .contains("\"request\":{\"requested_at\":\"2026-06-01T12:00:00Z\",\"reason\":\"I guide the tours\"}");
        assertThat(PersonaLineReader.read(line))
                .isInstanceOfSatisfying(
                        FileLine.Entry.class,
                        entry -> assertThat(entry.entry().request()).isEqualTo(REQUEST));
        byte[] plain = PersonaLine.of(persona(), new OwnerName("anna", null, null), schema(""));
        assertThat(new String(plain, StandardCharsets.UTF_8)).doesNotContain("request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "7;request",
                "{'x':1};request",
                "{'reason':'x'};request.requested_at",
                "{'requested_at':'2026-06-01T12:00:00Z','reason':7};request.reason"
            })
    void refusesALineThatIsNone(String request, String member) {
        String line = "{\"username\":\"anna\",\"title\":\"member\",\"circle\":\"corsica\",\"request\":"
                + request.replace('\'', '"') + "}";
        assertThat(PersonaLineReader.read(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FileLine.Faulty.class,
                        faulty -> assertThat(faulty.violations())
                                .extracting(Violation::member)
                                .containsExactly(member));
    }

    @Test
    void aTableHasItWhereThereAreRules() {
        PersonaSchema schema = schema(",\"requests\":{\"expire_days\":30,\"reason\":\"optional\"}");
        PersonaTable table = new PersonaTable(schema);
        assertThat(new String(table.header(), StandardCharsets.UTF_8))
                .contains("schedule,requested_at,request_ends_at,reason");
        assertThat(new String(table.line(new OwnedPersona(persona(), "anna"), ASKED), StandardCharsets.UTF_8))
                .endsWith("2026-06-01T12:00:00Z,2026-07-01T12:00:00Z,I guide the tours\r\n");
        assertThat(new String(new PersonaTable(schema("")).header(), StandardCharsets.UTF_8))
                .doesNotContain("reason");
    }
}
