package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The claims with personas. */
class PersonaClaimsTest extends PersonaClaimsCases {

    private static Persona until(Instant till) {
        return persona("traveler", "corsica", Status.ACTIVE, FROM, till, Map.of());
    }

    @Nested
    class WithoutActivePersonas {

        @ParameterizedTest
        @EnumSource
        void isAnEmptyListInEveryFormat(ClaimFormat format) {
            PersonaClaims claims = claims(format);
            assertThat(claims.entries().all().value()).isEmpty();
            assertThat(claims.selectable()).isEmpty();
            assertThat(claims.entries().all().expiry()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = "ACTIVE", mode = Mode.EXCLUDE)
        void hasNoneOfAnotherStatus(Status status) {
            Persona other = persona("traveler", "corsica", status, FROM, TILL, Map.of());
            assertThat(claims(ClaimFormat.TITLE, other).entries().all().value()).isEmpty();
        }

        @Test
        void hasNoneThatStartsLater() {
            Persona later = persona("traveler", "corsica", Status.ACTIVE, NOW.plusMillis(1), TILL, Map.of());
            assertThat(claims(ClaimFormat.TITLE, later).entries().all().value()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T12:00:00.500Z, false",
        "2026-06-15T12:00:00.501Z, false",
        "2026-06-15T12:00:00.999Z, false",
        "2026-06-15T12:00:01Z, true"
    })
    void aPersonaThatEndsInThisSecondIsNotShown(Instant till, boolean shown) {
        assertThat(claims(ClaimFormat.TITLE, until(till)).entries().all().value())
                .hasSize(shown ? 1 : 0);
    }

    @Nested
    class Expiry {

        @Test
        void isTheEarliestEnd() {
            Persona soon = persona("agent", "acme", Status.ACTIVE, FROM, TILL.minusSeconds(5), Map.of());
            assertThat(claims(ClaimFormat.OBJECT, until(TILL), soon)
                            .entries()
                            .all()
                            .expiry())
                    .contains(TILL.minusSeconds(5));
        }

        @Test
        void ignoresPersonasThatAreNotShown() {
            Persona filtered = persona("agent", "acme", Status.ACTIVE, FROM, NOW.plusSeconds(5), Map.of());
            PersonaMapperConfig travelers = new PersonaMapperConfig(
                    "personas",
                    "persona",
                    true,
                    false,
                    false,
                    ClaimFormat.TITLE,
                    new TitlesAndCircles(Set.of("traveler"), Set.of()),
                    true,
                    0);
            PersonaClaims claims =
                    PersonaClaims.of(List.of(filtered, until(TILL)), DefaultSchema.INSTANCE, travelers, NOW);
            assertThat(claims.entries().all().expiry()).contains(TILL);
        }

        @Test
        void countsPersonasOfATitleThatIsShownOnce() {
            Persona soon = persona("traveler", "acme", Status.ACTIVE, FROM, TILL.minusSeconds(5), Map.of());
            PersonaClaims claims = claims(ClaimFormat.TITLE, until(TILL), soon);
            assertThat(claims.entries().all().value()).containsExactly("traveler");
            assertThat(claims.entries().all().expiry()).contains(TILL.minusSeconds(5));
        }
    }

    @Nested
    class TheSelectedPersona {

        private static final Persona TRAVELER = persona("traveler", "corsica", Status.ACTIVE, FROM, TILL, Map.of());

        private static Map<String, Object> written(PersonaMapperConfig config, String selected) {
            Map<String, Object> claims = new HashMap<>();
            PersonaClaims of = PersonaClaims.of(List.of(TRAVELER), DefaultSchema.INSTANCE, config, NOW);
            assertThat(of.writeTo(claims, of.entries().all(), Optional.of(selected)))
                    .isTrue();
            return claims;
        }

        @ParameterizedTest
        @EnumSource
        void looksAsItDoesAmongTheOthers(ClaimFormat format) {
            Map<String, Object> claims = written(config(format), TRAVELER.id());
            assertThat(claims).containsOnlyKeys("personas", "persona");
            assertThat(claims.get("personas")).isEqualTo(List.of(Objects.requireNonNull(claims.get("persona"))));
        }

        @Test
        void isNotNamedWhereItIsNotAmongThem() {
            assertThat(written(config(ClaimFormat.OBJECT), "gone")).containsOnlyKeys("personas");
        }

        @Test
        void isNotNamedWhereTheMapperDoesNotWantIt() {
            PersonaMapperConfig config = new PersonaMapperConfig(
                    "personas", "persona", false, false, false, ClaimFormat.OBJECT, TitlesAndCircles.ANY, true, 0);
            assertThat(written(config, TRAVELER.id())).containsOnlyKeys("personas");
        }

        @Test
        void isNotNamedWhereTheLoginIsTooWeakForIt() {
            PersonaClaims claims = claims(ClaimFormat.OBJECT, TRAVELER);
            Map<String, Object> written = new HashMap<>();
            claims.withoutSelected(List.of(TRAVELER.id()))
                    .writeTo(written, claims.entries().all(), Optional.of(TRAVELER.id()));
            assertThat(written).containsOnlyKeys("personas");
            assertThat(written).containsEntry("personas", claims.entries().all().value());
            assertThat(claims.withoutSelected(List.of())).isSameAs(claims);
            assertThat(claims.withoutSelected(List.of("other"))).isEqualTo(claims);
        }

        @Test
        void ofATitleThatRequiresALevelIsAskedAbout() {
            PersonaClaims claims = new PersonaClaims(
                    ClaimPath.of("personas"),
                    Optional.of(ClaimPath.of("persona")),
                    0,
                    claims(ClaimFormat.OBJECT, TRAVELER).entries(),
                    Set.of(TRAVELER.id()),
                    List.of(TRAVELER));
            assertThat(claims.permitted(persona -> true)).isSameAs(claims);
            assertThat(claims.permitted(persona -> false).selectable()).isEmpty();
            PersonaClaims unguarded = claims(ClaimFormat.OBJECT, TRAVELER);
            assertThat(unguarded.permitted(persona -> false)).isSameAs(unguarded);
        }

        @Test
        void hasAClaimOfAnotherName() {
            PersonaMapperConfig config = new PersonaMapperConfig(
                    "personas", "acting.as", true, false, false, ClaimFormat.TITLE, TitlesAndCircles.ANY, true, 0);
            assertThat(written(config, TRAVELER.id())).containsEntry("acting", Map.of("as", "traveler"));
        }
    }

    @Nested
    class Formats {

        private final Persona[] personas = {
            persona("traveler", "crete"), persona("agent", "zoo"), persona("traveler", "acme"), persona("agent", "Zoo")
        };

        @Test
        void areOrderedByTitleThenCircle() {
            assertThat(claims(ClaimFormat.TITLE_AT_CIRCLE, personas)
                            .entries()
                            .all()
                            .value())
                    .containsExactly("agent@Zoo", "agent@zoo", "traveler@acme", "traveler@crete");
        }

        @Test
        void canBeTheTitlesEachOnce() {
            assertThat(claims(ClaimFormat.TITLE, personas).entries().all().value())
                    .containsExactly("agent", "traveler");
        }

        @Test
        void areObjectsOtherwise() {
            Persona persona = persona("traveler", "corsica", Status.ACTIVE, FROM, TILL, Map.of("autobook_price", 1L));
            assertThat(PlainJson.write(
                            claims(ClaimFormat.OBJECT, persona).entries().all().value()))
                    .isEqualTo("""
                            [{"persona_id":"u_traveler_corsica","title":"traveler","circle":"corsica",\
                            "valid_till":"2026-12-31T00:00:00Z","consent":false,"autobook_price":1,\
                            "autobook_leadtime":7,"autobook_risklevel":3}]""");
        }
    }

    @Test
    void onlyAttributesForTokensAreShownThoseOfGroupsInside() {
        PersonaSchema schema = new ASchema()
                .group("about")
                .attribute(AnAttribute.named("shown", AttributeType.STRING).inTokens())
                .attribute(AnAttribute.named("hidden", AttributeType.STRING).defaultsTo("h"))
                .attribute(AnAttribute.named("age", AttributeType.INTEGER)
                        .inGroup("about")
                        .inTokens())
                .attribute(AnAttribute.named("income", AttributeType.INTEGER).inGroup("about"))
                .build();
        Map<String, Object> attributes = Map.of("shown", "s", "hidden", "x", "about.age", 7L, "about.income", 9L);
        Persona persona = persona("traveler", "corsica", Status.ACTIVE, FROM, TILL, attributes);
        assertThat(PersonaClaims.of(List.of(persona), schema, config(ClaimFormat.OBJECT), NOW)
                        .entries()
                        .all()
                        .value())
                .containsExactly(Map.of(
                        "persona_id", "u_traveler_corsica",
                        "title", "traveler",
                        "circle", "corsica",
                        "valid_till", "2026-12-31T00:00:00Z",
                        "shown", "s",
                        "about", Map.of("age", 7L)));
    }

    @ParameterizedTest
    @CsvSource(value = {"'', '', a@x b@x b@y", "a, '', a@x", "'', x, a@x b@x", "a b, y, b@y", "A, '', ''", "a, y, ''"})
    void filtersByTitleAndCircleHoldTogether(String titles, String circles, String shown) {
        PersonaMapperConfig config = new PersonaMapperConfig(
                "personas",
                "persona",
                true,
                false,
                false,
                ClaimFormat.TITLE_AT_CIRCLE,
                new TitlesAndCircles(
                        words(titles), words(circles).stream().map(Circle::new).collect(Collectors.toSet())),
                true,
                0);
        List<Persona> personas = List.of(persona("a", "x"), persona("b", "x"), persona("b", "y"));
        assertThat(PersonaClaims.of(personas, DefaultSchema.INSTANCE, config, NOW)
                        .entries()
                        .all()
                        .value())
                .map(String::valueOf)
                .containsExactlyElementsOf(words(shown).stream().sorted().toList());
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }
}
