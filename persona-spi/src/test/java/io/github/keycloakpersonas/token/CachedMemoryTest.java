package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.openjdk.jol.info.GraphLayout;

/** How much memory lies beside a cached user who has five personas. */
class CachedMemoryTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static final PersonaMapperConfig CONFIG = new PersonaMapperConfig(
            "personas", "persona", true, false, false, ClaimFormat.OBJECT, TitlesAndCircles.ANY, true, 4096);

    @BeforeAll
    static void permitRecords() {
        // Java tells nobody the offsets of a record's fields, so they are found out another way.
        System.setProperty("jol.magicFieldOffset", "true");
    }

    /** With nothing in common with another one but what every persona of a realm has, as when it is read from the database. */
    private static Persona persona(String userId, int number) {
        Instant time = Instant.ofEpochMilli(NOW.toEpochMilli() - number - 1);
        return new Persona(
                UUID.randomUUID().toString(),
                new PersonaKey(userId, "traveler" + number, "circle-" + number),
                Status.ACTIVE,
                new Validity(time, time.plusSeconds(86_400)),
                Map.of("consent", true, "autobook_price", 5_000L + number),
                null,
                new Revision(time, time.plusSeconds(1), number),
                null);
    }

    @Test
    void isSomeKilobytes(TestReporter reporter) {
        String userId = UUID.randomUUID().toString();
        List<Persona> personas =
                IntStream.range(0, 5).mapToObj(i -> persona(userId, i)).toList();
        Map<PersonaMapperConfig, RememberedClaims> memory = new HashMap<>();
        RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, CONFIG, NOW);
        long stored = GraphLayout.parseInstance(personas).totalSize();
        long all = GraphLayout.parseInstance(personas, memory).totalSize();
        long shared = GraphLayout.parseInstance(DefaultSchema.INSTANCE, CONFIG).totalSize();
        reporter.publishEntry("personas %d bytes, with their claims %d bytes".formatted(stored, all - shared));
        assertThat(stored).isBetween(1_000L, 4_096L);
        assertThat(all - shared).isBetween(stored, 16_384L);
    }
}
