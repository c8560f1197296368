package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.ASchedule;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Schedules as they are written and read, in personas and in schemas. */
class ScheduleRepresentationTest {

    private static final String JSON = "[{\"start\":\"2026-01-05T08:00:00\",\"end\":\"2026-01-05T16:00:00\","
            + "\"time_zone\":\"Europe/Berlin\",\"rrule\":\"FREQ=DAILY\",\"exdate\":[\"2026-01-06T08:00:00\"]}]";

    private static final Schedule SCHEDULE =
            ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "Europe/Berlin", "FREQ=DAILY", "2026-01-06T08:00");

    private static final PersonaSchema SCHEMA =
            new ASchema().scheduledTitle("nurse", SCHEDULE, Editor.USER).build();

    private static Persona persona(Schedule schedule) {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        return new Persona(
                "id",
                new PersonaKey("u", "nurse", "c"),
                Status.ACTIVE,
                new Validity(from, Instant.parse("2027-01-01T00:00:00Z"), Duty.of(schedule)),
                Map.of(),
                null,
                new Revision(from, from, 0),
                null);
    }

    private static Map<String, Object> shown(Persona persona, String now) {
        return PersonaRepresentation.of(persona, SCHEMA, Instant.parse(now));
    }

    @Test
    void aPersonaTellsWhatItSaysNow() {
        Map<String, Object> on = shown(persona(SCHEDULE), "2026-01-05T12:00:00Z");
        assertThat(PlainJson.write(Objects.requireNonNull(on.get("schedule")))).isEqualTo(JSON);
        assertThat(on).containsEntry("active_until", "2026-01-05T15:00:00Z").doesNotContainKey("next_active_from");
        Map<String, Object> off = shown(persona(SCHEDULE), "2026-01-05T16:00:00Z");
        assertThat(off)
                .containsEntry("next_active_from", "2026-01-07T07:00:00Z")
                .doesNotContainKey("active_until");
    }

    @Test
    void aPersonaUnderATitleTellsNoScheduleOfItsOwn() {
        Map<String, Object> under = shown(persona(Schedule.ALWAYS).under(SCHEMA), "2026-01-05T12:00:00Z");
        assertThat(under).containsEntry("active_until", "2026-01-05T15:00:00Z").doesNotContainKey("schedule");
        assertThat(shown(persona(Schedule.ALWAYS), "2026-01-05T12:00:00Z"))
                .doesNotContainKeys("schedule", "active_until", "next_active_from");
    }

    @Test
    void aLineOfAnExportAndOfATableHasIt() {
        OwnerName owner = new OwnerName("u", null, null);
        assertThat(new String(PersonaLine.of(persona(SCHEDULE), owner, SCHEMA), StandardCharsets.UTF_8))
                .contains("\"schedule\":" + JSON);
        assertThat(new String(PersonaLine.of(persona(Schedule.ALWAYS), owner, SCHEMA), StandardCharsets.UTF_8))
                .doesNotContain("schedule");
        PersonaTable table = new PersonaTable(SCHEMA);
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        assertThat(new String(table.line(new OwnedPersona(persona(SCHEDULE), "u"), now), StandardCharsets.UTF_8))
                .contains(",\"" + JSON.replace("\"", "\"\"") + "\"");
    }

    @Test
    void aRequestIsReadIntoIt() {
        Object written = Objects.requireNonNull(plain(JSON));
        assertThat(PersonaMembers.creation(Actor.OWNER, Map.of("schedule", written))
                        .schedule())
                .isEqualTo(Sent.of(SCHEDULE));
        assertThat(PersonaMembers.creation(Actor.OWNER, Map.of()).schedule()).isEqualTo(Sent.nothing());
        assertThat(PersonaMembers.creation(Actor.OWNER, Map.of("schedule", "always"))
                        .schedule()
                        .faults())
                .extracting(Violation::sentence)
                .containsExactly("schedule must be a list of at most 10 windows");
    }

    private static Object plain(String json) {
        try {
            return Objects.requireNonNull(PlainJson.plain(PlainJson.parse(json)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aSchemaIsReadAsItIsWritten() {
        String text = SchemaRepresentation.text(SCHEMA);
        assertThat(text).contains("\"schedule\":" + JSON, "\"schedule_editable_by\":\"user\"", "\"format\":2");
        assertThat(SchemaReader.read(text)).isEqualTo(SCHEMA);
        assertThat(SchemaReader.read("{\"titles\":[{\"name\":\"t\",\"schedule_editable_by\":\"user\"}]}"))
                .extracting(SchemaRepresentation::text)
                .asString()
                .contains("\"format\":2");
        assertThat(SchemaRepresentation.text(SchemaReader.read("{\"titles\":[{\"name\":\"t\",\"schedule\":[]}]}")))
                .doesNotContain("schedule")
                .contains("\"format\":1");
    }

    @Test
    void aSchemaTellsWhatIsWrongWithIt() {
        String text =
                "{\"titles\":[{\"name\":\"t\",\"schedule_editable_by\":\"me\",\"schedule\":[{\"start\":\"now\"}]}]}";
        InvalidSchemaException refused =
                catchThrowableOfType(InvalidSchemaException.class, () -> SchemaReader.read(text));
        assertThat(refused.violations())
                .extracting(Violation::member)
                .contains(
                        "titles[0].schedule[0].start",
                        "titles[0].schedule[0].end",
                        "titles[0].schedule[0].time_zone",
                        "titles[0].schedule_editable_by");
    }
}
