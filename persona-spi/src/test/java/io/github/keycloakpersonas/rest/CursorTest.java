package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a long list goes on. */
class CursorTest {

    private static final Map<String, String> UNKNOWN =
            Map.of("cursor", "is not one that this list, in this order, has given");

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static Persona persona(String circle) {
        Instant time = Instant.parse("2026-01-13T17:00:00.123Z");
        return new Persona(
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
                new PersonaKey("user", "traveler", circle),
                Status.SUSPENDED,
                new Validity(time.plusSeconds(1), time.plusSeconds(2)),
                Map.of(),
                null,
                new Revision(time, time.plusSeconds(3), 4),
                null);
    }

    private static Cursor read(String text) {
        return Parameters.read(Map.of("cursor", List.of(text)), Cursor::of).orElseThrow();
    }

    private static String encoded(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> faults(ThrowingCallable reading) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, reading);
        Problem problem = Objects.requireNonNull(thrown, "it is read").problem();
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors();
    }

    @ParameterizedTest
    @EnumSource(PersonaOrder.By.class)
    void isReadAsThePositionThatItWasMadeOf(PersonaOrder.By by) {
        for (boolean descending : List.of(true, false)) {
            PersonaOrder order = new PersonaOrder(by, descending);
            PersonaPosition position = PersonaPosition.of(persona("Zoë & 🛫 #1"), order, NOW);
            String text = Cursor.of(position).text();
            assertThat(text).matches("[A-Za-z0-9_-]+");
            assertThat(read(text).position(order)).isEqualTo(position);
        }
    }

    @Test
    void fitsIntoAnAddressWhateverTheCircleIs() {
        PersonaOrder order = new PersonaOrder(PersonaOrder.By.CIRCLE, false);
        PersonaPosition position = PersonaPosition.of(persona("🛫".repeat(255)), order, NOW);
        assertThat(read(Cursor.of(position).text()).position(order)).isEqualTo(position);
    }

    @Test
    void isReadAsTheUserThatItWasMadeOf() {
        assertThat(read(Cursor.of("f:1:jörg").text()).userId()).isEqualTo("f:1:jörg");
    }

    @Test
    void isOfOneOrder() {
        String text = Cursor.of(PersonaPosition.of(persona("home"), PersonaOrder.NEWEST_FIRST, NOW))
                .text();
        assertThat(faults(() -> read(text).position(new PersonaOrder(PersonaOrder.By.CREATED_AT, false))))
                .isEqualTo(UNKNOWN);
        assertThat(faults(() -> read(text).position(PersonaOrder.ENDING_FIRST))).isEqualTo(UNKNOWN);
    }

    @Test
    void isOfOneKindOfList() {
        String personas = Cursor.of(PersonaPosition.of(persona("home"), PersonaOrder.NEWEST_FIRST, NOW))
                .text();
        assertThat(faults(() -> read(personas).userId())).isEqualTo(UNKNOWN);
        assertThat(faults(() -> read(Cursor.of("user").text()).position(PersonaOrder.NEWEST_FIRST)))
                .isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "=",
                "dTEKYQ==",
                "dTEKYQ=",
                "dTEKYR",
                "dTEK",
                "dTEKAA",
                "dTEK_w",
                "dTEK7aCA",
                "é",
                "../.."
            })
    void isNothingElse(String text) {
        assertThat(faults(() -> read(text).userId())).isEqualTo(UNKNOWN);
    }

    @Test
    void hasABoundedLength() {
        assertThat(read(encoded("u1", "x".repeat(255))).userId()).hasSize(255);
        assertThat(faults(() -> read(encoded("u1", "x".repeat(256))))).isEqualTo(UNKNOWN);
        assertThat(faults(() -> read("A".repeat(1_000_000)))).isEqualTo(UNKNOWN);
    }

    @Test
    void hasMembersThatADatabaseTakes() {
        for (String[] parts : List.of(
                new String[] {"p1", "-created_at", "x", "id"},
                new String[] {"p1", "-created_at", "9".repeat(19), "id"},
                new String[] {"p1", "-created_at", "1", "i d"},
                new String[] {"p1", "-created_at", "1", "i".repeat(37)},
                new String[] {"p1", "-created_at", "1", "id", "more"},
                new String[] {"p1", "-created_at", "1"},
                new String[] {"p2", "-created_at", "1", "id"})) {
            assertThat(faults(() -> read(encoded(parts)).position(PersonaOrder.NEWEST_FIRST)))
                    .isEqualTo(UNKNOWN);
        }
        assertThat(faults(() -> read(encoded("p1", "status", "1", "id", "unknown"))
                        .position(new PersonaOrder(PersonaOrder.By.STATUS, false))))
                .isEqualTo(UNKNOWN);
        assertThat(faults(() -> read(encoded("p1", "title", "1", "id", "a\u0000b"))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void doesNotSkipAsWell() {
        Map<String, List<String>> both = Map.of("cursor", List.of(encoded("u1", "a")), "first", List.of("0"));
        assertThat(faults(() -> Parameters.read(both, Cursor::of)))
                .isEqualTo(Map.of("cursor", "can't be sent with first"));
        Optional<Cursor> none = Parameters.read(Map.of("first", List.of("7")), Cursor::of);
        assertThat(none).isEmpty();
    }
}
