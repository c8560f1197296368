package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which personas a token shows, and how. */
class PersonaClaimsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00.500Z");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");

    private static Persona persona(String title, String circle) {
        return persona(title, circle, Status.ACTIVE, FROM, TILL, Map.of());
    }

    private static Persona until(Instant till) {
        return persona("traveler", "corsica", Status.ACTIVE, FROM, till, Map.of());
    }

    private static Persona persona(
            String title, String circle, Status status, Instant from, Instant till, Map<String, Object> attributes) {
        PersonaKey key = new PersonaKey("u", title, circle);
        return new Persona(
                key.personaId(), key, status, new Validity(from, till), attributes, null, new Revision(FROM, FROM, 0));
    }

    private static PersonaMapperConfig config(ClaimFormat format) {
        return new PersonaMapperConfig(
                "personas", "persona", true, false, false, format, TitlesAndCircles.ANY, true, 0);
    }

    private static PersonaClaims claims(ClaimFormat format, Persona... personas) {
        return PersonaClaims.of(List.of(personas), DefaultSchema.INSTANCE, config(format), NOW);
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

    @Nested
    class ABudget {

        private static final Optional<String> NONE = Optional.empty();

        private final List<Persona> many = IntStream.range(0, 40)
                .mapToObj(i -> persona("traveler", "circle " + (char) ('A' + i)))
                .toList();

        private static PersonaMapperConfig with(ClaimFormat format, boolean selected, int budget) {
            return new PersonaMapperConfig(
                    "personas", "persona", selected, false, false, format, TitlesAndCircles.ANY, true, budget);
        }

        private PersonaClaims claims(ClaimFormat format, int budget) {
            return PersonaClaims.of(many, DefaultSchema.INSTANCE, with(format, true, budget), NOW);
        }

        @ParameterizedTest
        @EnumSource
        void isOfTokensThatTravelOnly(TokenKind kind) {
            PersonaClaims claims = claims(ClaimFormat.OBJECT, 1000);
            boolean travels = kind == TokenKind.ACCESS_TOKEN || kind == TokenKind.ID_TOKEN;
            assertThat(claims.in(kind, NONE).isTruncated()).isEqualTo(travels);
            assertThat(claims(ClaimFormat.OBJECT, 0).in(kind, NONE).value()).hasSize(40);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 100, 158, 159, 160, 500, 1000, 4096, 6000, 10_000})
        void isKeptToTheByteWithTheSelectedOne(int budget) {
            PersonaClaims claims = claims(ClaimFormat.OBJECT, budget);
            for (Persona selected : List.of(many.get(0), many.get(20), many.get(39))) {
                Map<String, Object> token = new HashMap<>();
                Shown shown = claims.in(TokenKind.ACCESS_TOKEN, Optional.of(selected.id()));
                assertThat(claims.writeTo(token, shown, Optional.of(selected.id())))
                        .isTrue();
                List<?> list = (List<?>) Objects.requireNonNull(token.get("personas"));
                Object one = Objects.requireNonNull(token.get("persona"));
                assertThat(list.contains(one)).isTrue();
                assertThat(token.containsKey("personas_truncated")).isEqualTo(list.size() < 40);
                int bytes = PlainJson.write(list).getBytes(StandardCharsets.UTF_8).length
                        + PlainJson.write(one).getBytes(StandardCharsets.UTF_8).length;
                assertThat(bytes <= budget || list.size() == 1).isTrue();
                if (list.size() < 40) {
                    assertThat(bytes + 1 + PlainJson.size(list.get(0))).isGreaterThan(budget);
                }
                assertThat(shown).isEqualTo(claims.in(TokenKind.ID_TOKEN, Optional.of(selected.id())));
            }
        }

        @Test
        void countsBytesNotCharacters() {
            Persona wide = persona("traveler", "Größe €");
            PersonaClaims claims =
                    PersonaClaims.of(List.of(wide), DefaultSchema.INSTANCE, with(ClaimFormat.OBJECT, true, 0), NOW);
            assertThat(claims.entries().size())
                    .isEqualTo(PlainJson.write(claims.entries().all().value()).getBytes(StandardCharsets.UTF_8).length);
        }

        @Test
        void keepsTheOrderAndPassesByWhatIsTooLong() {
            List<Persona> personas =
                    List.of(persona("a", "1"), persona("a", "x".repeat(90)), persona("b", "2"), persona("c", "3"));
            PersonaClaims claims = PersonaClaims.of(
                    personas, DefaultSchema.INSTANCE, with(ClaimFormat.TITLE_AT_CIRCLE, false, 20), NOW);
            Shown shown = claims.in(TokenKind.ACCESS_TOKEN, NONE);
            assertThat(shown.value()).containsExactly("a@1", "b@2", "c@3");
            assertThat(shown.leftOut()).containsExactly(personas.get(1).id());
            Shown selected = claims.in(
                    TokenKind.ACCESS_TOKEN, Optional.of(personas.get(1).id()));
            assertThat(selected.value()).containsExactly("a@" + "x".repeat(90));
        }

        @Test
        void countsTitlesThatAreShownOnceOnce() {
            PersonaClaims claims = claims(ClaimFormat.TITLE, 12);
            assertThat(claims.in(TokenKind.ACCESS_TOKEN, NONE).value()).containsExactly("traveler");
            assertThat(claims.in(TokenKind.ACCESS_TOKEN, NONE).isTruncated()).isFalse();
        }

        @Test
        void endsTheTokenWithThoseInItOnly() {
            Persona soon = persona("z", "last", Status.ACTIVE, FROM, TILL.minusSeconds(5), Map.of());
            List<Persona> personas =
                    Stream.concat(many.stream(), Stream.of(soon)).toList();
            PersonaClaims claims =
                    PersonaClaims.of(personas, DefaultSchema.INSTANCE, with(ClaimFormat.OBJECT, true, 1000), NOW);
            assertThat(claims.in(TokenKind.ACCESS_TOKEN, NONE).expiry()).contains(TILL);
            assertThat(claims.in(TokenKind.ACCESS_TOKEN, Optional.of(soon.id())).expiry())
                    .contains(TILL.minusSeconds(5));
            assertThat(claims.in(TokenKind.USERINFO, NONE).expiry()).contains(TILL.minusSeconds(5));
        }

        @Test
        void isSaidBesideANestedClaim() {
            PersonaMapperConfig config = new PersonaMapperConfig(
                    "acting.as", "persona", true, false, false, ClaimFormat.OBJECT, TitlesAndCircles.ANY, true, 300);
            PersonaClaims claims = PersonaClaims.of(many, DefaultSchema.INSTANCE, config, NOW);
            Map<String, Object> token = new HashMap<>();
            claims.writeTo(token, claims.in(TokenKind.ACCESS_TOKEN, NONE), NONE);
            assertThat(token.get("acting"))
                    .isEqualTo(
                            Map.of("as", claims.in(TokenKind.ACCESS_TOKEN, NONE).value(), "as_truncated", true));
        }
    }

    @Nested
    class AClaimThatCanNotBe {

        private static Map<String, Object> written(String claim, String selectedClaim, Map<String, Object> token) {
            Persona persona = persona("traveler", "corsica");
            PersonaMapperConfig config = new PersonaMapperConfig(
                    claim, selectedClaim, true, false, false, ClaimFormat.TITLE, TitlesAndCircles.ANY, true, 0);
            PersonaClaims claims = PersonaClaims.of(List.of(persona), DefaultSchema.INSTANCE, config, NOW);
            Map<String, Object> copy = new HashMap<>(token);
            assertThat(claims.writeTo(copy, claims.entries().all(), Optional.of(persona.id())))
                    .isFalse();
            return copy;
        }

        @Test
        void isLeftOutAndTheOtherIsNot() {
            assertThat(written("profile", "persona", Map.of())).isEqualTo(Map.of("persona", "traveler"));
            assertThat(written("personas", "address.persona", Map.of()))
                    .isEqualTo(Map.of("personas", List.of("traveler")));
            assertThat(written("realm_access.roles", "sub", Map.of())).isEmpty();
        }

        @Test
        void isLeftOutWhereSomethingElseIsInItsWay() {
            Map<String, Object> token = Map.of("text", "t", "list", List.of("l"), "object", new HashMap<>());
            assertThat(written("text.personas", "persona", token))
                    .containsEntry("text", "t")
                    .containsEntry("persona", "traveler");
            assertThat(written("personas", "list.persona", token)).containsEntry("list", List.of("l"));
            assertThat(written("object", "persona", token)).containsEntry("object", Map.of());
        }
    }
}
