package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.token.ClaimFormat;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.RivalClaim;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is said about personas in tokens, given what Keycloak answers about scopes and mappers. */
class PersonaExplanationTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00.500Z");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00.700Z");

    private static final Persona TRAVELER = persona("traveler", Status.ACTIVE, FROM, TILL);

    private static Persona persona(String title, Status status, Instant from, Instant till) {
        PersonaKey key = new PersonaKey("u", title, "corsica");
        return new Persona(
                key.personaId(),
                key,
                status,
                new Validity(from, till),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    private static MapperInUse mapper(String claim, Set<String> titles, Set<String> names, TokenKind... kinds) {
        Set<Circle> circles = names.stream().map(Circle::new).collect(Collectors.toSet());
        return new MapperInUse(
                claim + "-mapper",
                "persona",
                new PersonaMapperConfig(
                        claim,
                        "persona",
                        true,
                        false,
                        false,
                        ClaimFormat.TITLE,
                        new TitlesAndCircles(titles, circles),
                        true,
                        0),
                Set.of(kinds));
    }

    private static TokenSetUp setUp(MapperInUse... mappers) {
        return new TokenSetUp(
                List.of("openid", "persona"),
                false,
                true,
                List.of(mappers),
                List.of(),
                Optional.empty(),
                List.of("of the realm"),
                Sector.COMMON);
    }

    private static PersonaExplanation explain(TokenSetUp setUp, Persona... personas) {
        return PersonaExplanation.of(setUp, List.of(personas), DefaultSchema.INSTANCE, NOW);
    }

    private static PersonaVerdict verdict(TokenSetUp setUp, Persona persona) {
        return explain(setUp, persona).personas().get(0);
    }

    @Nested
    class Tokens {

        @Test
        void haveWhatTheMappersWriteWhereTheyWriteIt() {
            PersonaExplanation told = explain(
                    setUp(
                            mapper("a.b", Set.of(), Set.of(), TokenKind.ACCESS_TOKEN, TokenKind.ID_TOKEN),
                            mapper("c", Set.of("admin"), Set.of(), TokenKind.ID_TOKEN)),
                    TRAVELER);
            assertThat(told.tokens())
                    .isEqualTo(Map.of(
                            TokenKind.ACCESS_TOKEN, Map.of("a", Map.of("b", List.of("traveler"))),
                            TokenKind.ID_TOKEN, Map.of("a", Map.of("b", List.of("traveler")), "c", List.of())));
            assertThat(told.scopes()).containsExactly("openid", "persona");
            assertThat(told.mappers())
                    .contains(new PersonaExplanation.Mapper(
                            "c-mapper", "persona", "c", "title", EnumSet.of(TokenKind.ID_TOKEN)));
        }

        @ParameterizedTest
        @CsvSource({"ACCESS_TOKEN, true", "ID_TOKEN, true", "USERINFO, false", "INTROSPECTION, false"})
        void endWithAPersonaInThem(TokenKind kind, boolean limited) {
            assertThat(explain(setUp(mapper("c", Set.of(), Set.of(), kind)), TRAVELER)
                            .expiresAt())
                    .isEqualTo(limited ? Optional.of(Instant.parse("2026-12-31T00:00:00Z")) : Optional.empty());
        }

        @Test
        void doNotEndWhereTheMapperIsToldSo() {
            MapperInUse endless = new MapperInUse(
                    "m",
                    "client",
                    new PersonaMapperConfig(
                            "c", "persona", true, false, false, ClaimFormat.TITLE, TitlesAndCircles.ANY, false, 0),
                    Set.of(TokenKind.ACCESS_TOKEN));
            assertThat(explain(setUp(endless), TRAVELER).expiresAt()).isEmpty();
        }
    }

    @Nested
    class APersona {

        private static final MapperInUse ANY = mapper("c", Set.of(), Set.of(), TokenKind.ACCESS_TOKEN);

        @Test
        void isInATokenWhereOneMapperTakesIt() {
            PersonaVerdict verdict =
                    verdict(setUp(mapper("d", Set.of("admin"), Set.of(), TokenKind.ACCESS_TOKEN), ANY), TRAVELER);
            assertThat(verdict.rule()).isEmpty();
            assertThat(verdict.detail()).isEqualTo("It is in claim c of access_token.");
        }

        @ParameterizedTest
        @EnumSource(
                names = {"ACTIVE", "EXPIRED", "UNASSESSED"},
                mode = Mode.EXCLUDE)
        void isKeptOutByItsStatusFirst(Status status) {
            Persona persona = persona("traveler", status, FROM, TILL);
            assertThat(verdict(setUp(ANY), persona).rule()).contains(Omission.STATUS);
            assertThat(verdict(setUp(ANY), persona).detail()).endsWith(".");
            PersonaExplanation hindered =
                    PersonaExplanation.of(setUp(), List.of(persona), new Obstacle(Omission.NO_MAPPER, "Add one."), NOW);
            assertThat(hindered.personas().get(0).rule()).contains(Omission.STATUS);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-01-01T00:00:00Z, 2026-06-15T12:00:00.900Z, EXPIRED",
            "2026-06-15T12:00:00.501Z, 2026-12-31T00:00:00Z, NOT_YET_VALID"
        })
        void isKeptOutByItsWindow(Instant from, Instant till, Omission rule) {
            PersonaVerdict verdict = verdict(setUp(ANY), persona("traveler", Status.ACTIVE, from, till));
            assertThat(verdict.rule()).contains(rule);
            assertThat(verdict.detail()).contains(rule == Omission.EXPIRED ? till.toString() : from.toString());
        }

        @Test
        void isKeptOutByFilters() {
            PersonaVerdict verdict = verdict(
                    setUp(
                            mapper("c", Set.of("b", "a"), Set.of(), TokenKind.ID_TOKEN),
                            mapper("d", Set.of(), Set.of("rome"), TokenKind.ID_TOKEN)),
                    TRAVELER);
            assertThat(verdict.rule()).contains(Omission.TITLE_FILTER);
            assertThat(verdict.detail())
                    .isEqualTo("The mapper c-mapper of the client scope persona takes only the titles a, b; The mapper"
                            + " d-mapper of the client scope persona takes only the circles rome. Add it there, or add"
                            + " another mapper.");
        }

        @Test
        void isKeptOutByAnObstacleOnlyIfNothingElseDoes() {
            PersonaExplanation told = PersonaExplanation.of(
                    setUp(), List.of(TRAVELER), new Obstacle(Omission.NO_MAPPER, "Add one."), NOW);
            assertThat(told.personas())
                    .containsExactly(new PersonaVerdict(TRAVELER, Optional.of(Omission.NO_MAPPER), "Add one."));
            assertThat(told.warnings()).containsExactly("Add one.", "of the realm");
            assertThat(told.tokens()).isEmpty();
            assertThat(told.expiresAt()).isEmpty();
        }
    }

    @Nested
    class Warnings {

        @Test
        void areOfTheRealmOnlyWhereAllIsWell() {
            assertThat(explain(setUp(mapper("c", Set.of(), Set.of(), TokenKind.ACCESS_TOKEN)))
                            .warnings())
                    .containsExactly("of the realm");
        }

        @Test
        void nameEachThingThatIsOdd() {
            TokenSetUp odd = new TokenSetUp(
                    List.of("persona"),
                    true,
                    false,
                    List.of(
                            mapper("c", Set.of("king", "traveler"), Set.of(), TokenKind.INTROSPECTION),
                            mapper("c", Set.of(), Set.of(), TokenKind.INTROSPECTION),
                            mapper("d", Set.of(), Set.of())),
                    List.of(
                            new RivalClaim("other", "c"),
                            new RivalClaim("own", "persona"),
                            new RivalClaim("inside", "d.of.it"),
                            new RivalClaim("harmless", "dd")),
                    Optional.empty(),
                    List.of(),
                    Sector.COMMON);
            assertThat(String.join("\n", explain(odd).warnings()))
                    .contains(
                            "Without the scope openid",
                            "Userinfo refuses lightweight",
                            "are lightweight and leave personas to introspection",
                            "limited to titles that the schema does not have: king.",
                            "The mapper other writes the claim c, too",
                            "The mapper own writes the claim persona, too: what",
                            "The mapper inside writes the claim d.of.it, too, where d is:",
                            "mapper d-mapper of the client scope persona writes to no token",
                            "More than one mapper writes the claim c")
                    .doesNotContain("harmless");
        }
    }

    @Nested
    class Claims {

        private static MapperInUse of(String claim, String selectedClaim, int budget, TokenKind... kinds) {
            return new MapperInUse(
                    claim + "-mapper",
                    "persona",
                    new PersonaMapperConfig(
                            claim,
                            selectedClaim,
                            true,
                            false,
                            false,
                            ClaimFormat.TITLE,
                            TitlesAndCircles.ANY,
                            true,
                            budget),
                    Set.of(kinds));
        }

        @Test
        void withoutRoomForAPersonaSayWhereItIsAndIsNot() {
            Persona admin = persona("admin", Status.ACTIVE, FROM, TILL);
            PersonaExplanation told =
                    explain(setUp(of("c", "persona", 12, TokenKind.ACCESS_TOKEN, TokenKind.USERINFO)), admin, TRAVELER);
            assertThat(told.personas().get(0).rule()).isEmpty();
            assertThat(told.personas().get(1).rule()).contains(Omission.BUDGET);
            assertThat(told.personas().get(1).detail())
                    .startsWith("There is no room for it in access_token: the others take the 12 bytes of the mapper"
                            + " c-mapper of the client scope persona.")
                    .endsWith("It is in claim c of userinfo.");
            assertThat(told.tokens())
                    .isEqualTo(Map.of(
                            TokenKind.ACCESS_TOKEN, Map.of("c", List.of("admin"), "c_truncated", true),
                            TokenKind.USERINFO, Map.of("c", List.of("admin", "traveler"))));
        }

        @Test
        void thatCanNotBeWrittenAreNamed() {
            PersonaExplanation told =
                    explain(setUp(of("profile", "address.persona", 0, TokenKind.ACCESS_TOKEN)), TRAVELER);
            assertThat(told.personas().get(0).rule()).contains(Omission.CLAIM_RESERVED);
            assertThat(told.tokens()).isEqualTo(Map.of(TokenKind.ACCESS_TOKEN, Map.of()));
            assertThat(String.join("\n", told.warnings()))
                    .contains("The claim name profile is reserved", "The claim name address.persona is reserved");
        }

        @Test
        void insideOfOthersAreNamed() {
            TokenSetUp setUp = setUp(
                    of("personas", "persona", 0, TokenKind.ACCESS_TOKEN),
                    of("personas.mine", "other", 0, TokenKind.ACCESS_TOKEN));
            assertThat(String.join("\n", explain(setUp, TRAVELER).warnings()))
                    .contains("writes the claim personas.mine, which is inside of the claim personas of");
        }
    }
}
