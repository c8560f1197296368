package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims are made anew when, and only when, they may be others. */
class RememberedClaimsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00.500Z");

    private final Map<PersonaMapperConfig, RememberedClaims> memory = new HashMap<>();
    private final List<Persona> personas = List.of(
            persona("traveler", Status.ACTIVE, "2026-06-01T00:00:00Z", "2026-06-15T12:10:00.900Z"),
            persona("agent", Status.ACTIVE, "2026-06-15T12:05:00Z", "2026-12-01T00:00:00Z"),
            persona("manager", Status.SUSPENDED, "2026-06-15T12:01:00Z", "2026-06-15T12:02:00Z"));
    private final PersonaClaims first = at(NOW);

    private static Persona persona(String title, Status status, String from, String till) {
        PersonaKey key = new PersonaKey("u", title, "acme");
        Instant created = Instant.parse(from);
        return new Persona(
                title,
                key,
                status,
                new Validity(created, Instant.parse(till)),
                Map.of(),
                null,
                new Revision(created, created, 0),
                null);
    }

    private static PersonaMapperConfig config(ClaimFormat format) {
        return new PersonaMapperConfig(
                "personas", "persona", true, false, false, format, TitlesAndCircles.ANY, true, 0);
    }

    private PersonaClaims at(Instant now) {
        return claims(personas, DefaultSchema.INSTANCE, now);
    }

    private PersonaClaims claims(List<Persona> of, PersonaSchema schema, Instant now) {
        return RememberedClaims.of(memory, of, schema, config(ClaimFormat.TITLE), now);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T12:00:00.500Z, traveler",
        "2026-06-15T12:03:00Z, traveler",
        "2026-06-15T12:04:59.999Z, traveler",
        "2026-06-15T12:05:00Z, agent;traveler",
        "2026-06-15T12:09:59.999Z, agent;traveler",
        "2026-06-15T12:10:00Z, agent",
        "2027-01-01T00:00:00Z, ''",
        "2026-06-15T11:59:59Z, traveler"
    })
    void sayAtAnyTimeWhatFreshOnesWould(Instant now, String titles) {
        PersonaClaims claims = at(now);
        assertThat(claims)
                .isEqualTo(PersonaClaims.of(personas, DefaultSchema.INSTANCE, config(ClaimFormat.TITLE), now));
        assertThat(claims.entries().all().value())
                .isEqualTo(titles.isEmpty() ? List.of() : List.of(titles.split(";", -1)));
    }

    @Test
    void areTheSameUntilTheNextPersonaBeginsOrEnds() {
        assertThat(at(Instant.parse("2026-06-15T12:04:59.999Z"))).isSameAs(first);
        PersonaClaims next = at(Instant.parse("2026-06-15T12:05:00Z"));
        assertThat(next).isNotSameAs(first);
        assertThat(at(Instant.parse("2026-06-15T12:09:59.999Z"))).isSameAs(next);
    }

    @Test
    void areMadeAnewForOtherRowsAnotherSchemaOrAnotherMapper() {
        assertThat(claims(new ArrayList<>(personas), DefaultSchema.INSTANCE, NOW))
                .isNotSameAs(first);
        PersonaClaims again = at(NOW);
        assertThat(claims(personas, new ASchema().title("traveler").build(), NOW))
                .isNotSameAs(again);
        PersonaClaims titles = at(NOW);
        PersonaClaims objects =
                RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, config(ClaimFormat.OBJECT), NOW);
        assertThat(objects.entries().all().value())
                .isNotEqualTo(titles.entries().all().value());
        assertThat(at(NOW))
                .as("each mapper's are remembered beside the other's")
                .isSameAs(titles);
    }

    @Test
    void areMadeAnewForAnEarlierTime() {
        assertThat(at(NOW.minusMillis(1))).isNotSameAs(first);
    }
}
