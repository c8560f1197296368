package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.AnImport.NOW;
import static io.github.keycloakpersonas.persona.AnImport.OWNER;
import static io.github.keycloakpersonas.persona.AnImport.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.PersonaImport.Outcome;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry of an import about a persona that is there: whether it changes anything. */
class RepeatedImportTest {

    private static final ASchema SCHEMA = new ASchema()
            .title("traveler")
            .title("pilot")
            .attribute(AnAttribute.named("since", AttributeType.DATE_TIME))
            .attribute(AnAttribute.named("height", AttributeType.INTEGER));

    private static final Persona THERE = new Persona(
            "id-1",
            new PersonaKey(USER, "traveler", "home"),
            Status.SUSPENDED,
            new Validity(NOW.minusSeconds(60), NOW.plusSeconds(60)),
            Map.of("height", 170L, "since", "2026-01-01T00:00:00Z"),
            "See me",
            new Revision(NOW.minusSeconds(90), NOW.minusSeconds(30), 7),
            null);

    private final AnImport personas = new AnImport(SCHEMA, ImportMode.UPSERT).with(THERE);

    /** An entry that says what is there, but for one member. */
    private static ImportEntry entry(String member, @Nullable Object value) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("title", "traveler");
        members.put("circle", "home");
        members.put("status", "suspended");
        members.put("valid_from", THERE.validity().from().toString());
        members.put("valid_till", THERE.validity().till().toString());
        members.put("note", "See me");
        members.put("height", 170L);
        members.put("since", "2026-01-01T00:00:00Z");
        members.put(member, value);
        return new ImportEntry(
                OWNER, "id-1", PersonaMembers.creation(Actor.ADMINISTRATOR, members), Map.of(), null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "title, pilot",
        "circle, corsica",
        "status, active",
        "valid_from, 2026-06-15T11:59:30Z",
        "valid_till, 2026-06-15T12:00:30Z",
        "note, Enough",
        "since, 2026-01-01T00:00:01Z"
    })
    void changesItByOneMember(String member, String value) {
        assertThat(personas.admit(entry(member, value))).isEqualTo(Outcome.UPDATED);
        assertThat(personas.updates())
                .singleElement()
                .satisfies(persona -> assertThat(persona.revision())
                        .isEqualTo(THERE.revision().next(NOW)));
    }

    @Test
    void changesItByTakingItsNoteAway() {
        assertThat(personas.admit(entry("note", null))).isEqualTo(Outcome.UPDATED);
        assertThat(personas.updates()).extracting(Persona::note).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({"since, 2026-01-01T00:00:00Z", "since, 2026-01-01T02:00:00+02:00", "circle, ' home '"})
    void changesNothingWhereItSaysTheSameInAnotherForm(String member, String value) {
        assertThat(personas.admit(entry(member, value))).isEqualTo(Outcome.UNCHANGED);
        assertThat(personas.updates()).isEmpty();
        assertThat(personas.brought()).containsExactly("id-1");
    }

    @Test
    void isAFaultOfACreationAlsoWhereItSaysTheSame() {
        AnImport creation = new AnImport(SCHEMA, ImportMode.CREATE).with(THERE);
        for (ImportEntry entry : List.of(entry("note", "See me"), entry("since", "2026-01-01T02:00:00+02:00"))) {
            assertThat(ARealm.failure(() -> creation.admit(entry)).kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
        }
    }
}
