package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.token.PersonaClaims.Shown;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that are too large, or whose name means something else. */
class ClaimBudgetTest extends PersonaClaimsCases {

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
