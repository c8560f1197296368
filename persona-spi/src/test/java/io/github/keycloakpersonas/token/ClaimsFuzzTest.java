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
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.keycloak.representations.IDToken;

/** What a token says and how long, whatever the user's personas are. */
class ClaimsFuzzTest {

    private static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(-3000, 3000).map(START::plusMillis);
    }

    @Provide
    Arbitrary<List<Persona>> personas() {
        Arbitrary<Status> stored = Arbitraries.of(Status.class).filter(status -> status != Status.EXPIRED);
        return Combinators.combine(
                        Arbitraries.of("traveler", "admin"), Arbitraries.of("a", "b"), stored, instants(), instants())
                .as((title, circle, status, from, till) -> new Persona(
                        from + "/" + till + "/" + status + title + circle,
                        new PersonaKey("u", title, circle),
                        status,
                        new Validity(from, till),
                        Map.of(),
                        null,
                        new Revision(START, START, 0),
                        null))
                .list()
                .ofMaxSize(6);
    }

    private static PersonaMapperConfig config(ClaimFormat format, Set<String> titles) {
        return new PersonaMapperConfig(
                "personas", "persona", true, false, false, format, new TitlesAndCircles(titles, Set.of()), true, 0);
    }

    @Property
    void namesNoPersonaOutsideItsWindow(
            @ForAll("personas") List<Persona> personas,
            @ForAll("instants") Instant now,
            @ForAll ClaimFormat format,
            @ForAll boolean filtered) {
        PersonaMapperConfig config = config(format, filtered ? Set.of("traveler") : Set.of());
        PersonaClaims claims = PersonaClaims.of(personas, DefaultSchema.INSTANCE, config, now);
        personas.stream()
                .filter(persona -> claims.selectable().contains(persona.id()))
                .forEach(persona -> {
                    assertThat(persona.isActiveAt(now)).isTrue();
                    assertThat(claims.entries().all().expiry().orElseThrow())
                            .isBeforeOrEqualTo(persona.validity().till());
                    assertThat(!filtered || persona.title().equals("traveler")).isTrue();
                });
        assertThat(claims.entries().all().value())
                .hasSizeLessThanOrEqualTo(claims.selectable().size());
        assertThat(claims.entries().all().expiry().isEmpty())
                .isEqualTo(claims.entries().all().value().isEmpty());
    }

    @Property
    void neverOutlivesAPersonaNorItself(
            @ForAll("personas") List<Persona> personas,
            @ForAll("instants") Instant now,
            @ForAll @LongRange(min = 1, max = 5) long life) {
        PersonaMapperConfig config = config(ClaimFormat.OBJECT, Set.of());
        PersonaClaims claims = PersonaClaims.of(personas, DefaultSchema.INSTANCE, config, now);
        IDToken token = new IDToken();
        long before = now.getEpochSecond() + life;
        token.exp(before);
        claims.entries().all().expiry().ifPresent(till -> KindAwareMapper.limitExpiry(token, till));
        assertThat(token.getExp()).isLessThanOrEqualTo(before);
        personas.stream()
                .filter(persona -> claims.selectable().contains(persona.id()))
                .forEach(persona -> assertThat(Instant.ofEpochSecond(token.getExp()))
                        .isBeforeOrEqualTo(persona.validity().till()));
        // Born expired it would be of no use: who has such a persona gets none of it.
        assertThat(token.getExp()).isGreaterThan(now.getEpochSecond());
    }
}
