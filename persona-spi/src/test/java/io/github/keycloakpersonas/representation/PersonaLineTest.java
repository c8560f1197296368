package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of an export, written and read. */
class PersonaLineTest {

    private static final String ID = "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d";
    private static final Instant CREATED = Instant.parse("2026-01-13T17:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-01-14T17:00:00.250Z");
    private static final Instant TILL = Instant.parse("2026-12-31T23:59:59Z");

    private static FileLine read(String line) {
        return PersonaLineReader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportEntry entry(String line) {
        FileLine read = read(line);
        assertThat(read).isInstanceOf(FileLine.Entry.class);
        return ((FileLine.Entry) read).entry();
    }

    private static List<String> faults(String line) {
        FileLine read = read(line);
        assertThat(read).isInstanceOf(FileLine.Faulty.class);
        return ((FileLine.Faulty) read)
                .violations().stream().map(Violation::sentence).toList();
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    @Test
    void isWrittenAsDocumentedAndReadAgain() {
        Persona persona = new Persona(
                ID,
                new PersonaKey("SUB", "traveler", "corsica"),
                Status.ACTIVE,
                new Validity(CREATED, TILL),
                Map.of("more.seat", "window", "height", 170L, "gone", List.of("x"), "age", "old"),
                "Hi",
                new Revision(CREATED, UPDATED, 3),
                null);
        String line = text(PersonaLine.of(
                persona,
                new OwnerName("SUB", "anna", "anna@example.org"),
                new ASchema()
                        .group("more")
                        .attribute(AnAttribute.named("height", AttributeType.INTEGER))
                        .attribute(
                                AnAttribute.named("age", AttributeType.INTEGER).defaultsTo(1L))
                        .attribute(
                                AnAttribute.named("seat", AttributeType.STRING).inGroup("more"))
                        .build()));
        assertThat(line).isEqualTo("""
                        {"id":"6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",\
                        "user":{"id":"SUB","username":"anna","email":"anna@example.org"},\
                        "title":"traveler","circle":"corsica","status":"active",\
                        "valid_from":"2026-01-13T17:00:00Z","valid_till":"2026-12-31T23:59:59Z",\
                        "created_at":"2026-01-13T17:00:00Z","updated_at":"2026-01-14T17:00:00.250Z","version":3,\
                        "note":"Hi","attributes":{"height":170,"more.seat":"window"},\
                        "hidden_attributes":{"age":"old","gone":["x"]}}
                        """);
        assertThat(entry(line))
                .isEqualTo(new ImportEntry(
                        new OwnerName("SUB", "anna", "anna@example.org"),
                        ID,
                        new PersonaChange(
                                Sent.of("traveler"),
                                Sent.of(new Circle("corsica")),
                                Sent.of(Status.ACTIVE),
                                Sent.of(CREATED),
                                Sent.of(Instant.parse("2026-12-31T23:59:59Z")),
                                Sent.nothing(),
                                Sent.of("Hi"),
                                SentIdentity.NONE,
                                Map.of("height", 170L, "more", Map.of("seat", "window"))),
                        Map.of("age", "old", "gone", List.of("x")),
                        CREATED,
                        UPDATED,
                        3,
                        null));
    }

    @Test
    void canBeTheFirstOrTheLast() {
        String first = text(PersonaLine.first(DefaultSchema.INSTANCE));
        assertThat(read(first))
                .isInstanceOfSatisfying(
                        FileLine.Schema.class,
                        schema -> assertThat(SchemaReader.read(schema.json()).titles())
                                .isEqualTo(DefaultSchema.INSTANCE.titles()));
        assertThat(text(PersonaLine.last(7))).isEqualTo("{\"end\":true,\"personas\":7}\n");
        assertThat(read(text(PersonaLine.last(7)))).isEqualTo(new FileLine.End(7L));
        assertThat(read("{\"end\":true}")).isEqualTo(new FileLine.End(null));
        assertThat(read(" \r")).isEqualTo(new FileLine.Blank());
    }

    @Test
    void canBeWhatACreationTakesWithItsOwner() {
        assertThat(
                        entry(
                                "{\"username\":\"anna\",\"title\":\"t\",\"circle\":null,\"height\":1,\"active\":true,\"persona_id\":\"x\"}"))
                .satisfies(entry -> {
                    assertThat(entry.owner()).isEqualTo(new OwnerName(null, "anna", null));
                    assertThat(entry.change().title()).isEqualTo(Sent.of("t"));
                    assertThat(entry.change().circle()).isEqualTo(Sent.of(null));
                    assertThat(entry.change().attributes()).isEqualTo(Map.of("height", 1L));
                    assertThat(entry.id()).isNull();
                });
        assertThat(entry("{\"user_sub\":\"SUB\",\"user\":{\"email\":\"e\"}}").owner())
                .isEqualTo(new OwnerName("SUB", null, "e"));
    }

    @Test
    void putsAttributesOfAGroupTogether() {
        assertThat(entry(
                                "{\"username\":\"anna\",\"more\":{\"a\":1},\"attributes\":{\"more.b\":2,\"more.c\":null,\"version\":3}}")
                        .change()
                        .attributes())
                .hasToString("{more={a=1, b=2, c=null}, version=3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"t\"} | user is required",
                "{\"user\":{}} | user must be an object with id, username or email",
                "{\"user\":\"anna\"} | user must be an object with id, username or email",
                "{\"user\":{\"id\":1}} | user.id must be a string of at most 255 characters",
                "{\"username\":\"a\\u0000\"} | user.username must be a string of at most 255 characters",
                "{\"user\":{\"email\":\"\\ud800\"}} | user.email must be a string of at most 255 characters",
                "{\"username\":\"a\",\"id\":\"1-2\"} | id must be a UUID",
                "{\"username\":\"a\",\"version\":1.5} | version must be an integer between 0 and 2147483646",
                "{\"username\":\"a\",\"version\":2147483647} | version must be an integer between 0 and 2147483646",
                "{\"username\":\"a\",\"attributes\":[]} | attributes must be an object",
                "{\"username\":\"a\",\"attributes\":{\"title\":\"x\"}} | attributes must have names of attributes",
                "{\"username\":\"a\",\"hidden_attributes\":{\"a.b.c\":1}} | hidden_attributes must have names of attributes",
                "[] | The line must be a JSON object",
                "{\"a\":1,\"a\":2} | The line is not valid JSON",
                "{ | The line is not valid JSON"
            })
    void saysWhatIsWrong(String line, String fault) {
        assertThat(faults(line)).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "updated_at"})
    void saysWhichTimeIsWrong(String member) {
        assertThat(faults("{\"username\":\"a\",\"" + member + "\":\"now\"}"))
                .singleElement()
                .asString()
                .startsWith(member + " must be an ISO 8601 time");
    }

    @Test
    void keepsIdsInLowerCaseAndDropsHiddenNulls() {
        ImportEntry entry = entry(
                "{\"username\":\"a\",\"id\":\"6A1C5F0E-0D0C-4A3E-9A2E-6F7F2F0F5B1D\",\"hidden_attributes\":{\"x\":null}}");
        assertThat(entry.id()).isEqualTo(ID);
        assertThat(entry.hidden()).isEmpty();
    }

    @Test
    void namesAnOwnerWhoIsNotFoundByIdAlone() {
        Persona persona = new Persona(
                ID,
                new PersonaKey("SUB", "traveler", "corsica"),
                Status.ACTIVE,
                new Validity(CREATED, TILL),
                Map.of(),
                null,
                new Revision(CREATED, UPDATED, 3),
                null);
        assertThat(text(PersonaLine.of(persona, new OwnerName("SUB", null, null), DefaultSchema.INSTANCE)))
                .contains("\"user\":{\"id\":\"SUB\"}")
                .contains("\"attributes\":{}")
                .doesNotContain("hidden_attributes")
                .doesNotContain("note");
    }
}
