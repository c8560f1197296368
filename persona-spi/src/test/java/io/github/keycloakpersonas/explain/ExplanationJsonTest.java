package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The members of an explanation, which both APIs answer. */
class ExplanationJsonTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");

    private static Persona persona(String title, Instant till) {
        PersonaKey key = new PersonaKey("u", title, "corsica");
        return new Persona(
                key.personaId(),
                key,
                Status.ACTIVE,
                new Validity(FROM, till),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    private static final Persona INSIDE = persona("traveler", TILL);
    private static final Persona OUTSIDE = persona("admin", NOW.minusSeconds(1));

    private static final Map<String, @Nullable Object> TOLD = ExplanationJson.json(
            "the-user",
            "the-client",
            new PersonaExplanation(
                    List.of("openid", "persona"),
                    Map.of(TokenKind.ACCESS_TOKEN, Map.of("personas", List.of("traveler"))),
                    List.of(new PersonaExplanation.Mapper(
                            "personas",
                            "persona",
                            "personas",
                            "title",
                            Set.of(TokenKind.USERINFO, TokenKind.ACCESS_TOKEN))),
                    List.of(
                            new PersonaVerdict(INSIDE, Optional.empty(), "It is in claim personas."),
                            new PersonaVerdict(OUTSIDE, Optional.of(Omission.EXPIRED), "It has ended.")),
                    Optional.of(TILL),
                    List.of("Something is odd.")),
            NOW);

    @Test
    void nameTheRequestAndItsResult() {
        assertThat(TOLD)
                .containsEntry("user_sub", "the-user")
                .containsEntry("client", "the-client")
                .containsEntry("scope", List.of("openid", "persona"))
                .containsEntry("expires_at", TILL.toString())
                .containsEntry("warnings", List.of("Something is odd."));
    }

    @Test
    void haveEachKindOfTokenAlsoWithoutClaims() {
        Map<String, Object> tokens = new LinkedHashMap<>();
        for (TokenKind kind : TokenKind.values()) {
            tokens.put(
                    kind.word(), kind == TokenKind.ACCESS_TOKEN ? Map.of("personas", List.of("traveler")) : Map.of());
        }
        assertThat(TOLD).containsEntry("tokens", tokens);
    }

    @Test
    void listTheKindsOfAMapperInTheirOrder() {
        assertThat(TOLD)
                .containsEntry(
                        "mappers",
                        List.of(Map.of(
                                "name", "personas",
                                "scope", "persona",
                                "claim", "personas",
                                "format", "title",
                                "tokens", List.of(TokenKind.ACCESS_TOKEN.word(), TokenKind.USERINFO.word()))));
    }

    @Test
    void sayOfEachPersonaWhetherItIsInAndWhyNot() {
        Map<String, @Nullable Object> inside = new LinkedHashMap<>();
        inside.put("id", INSIDE.id());
        inside.put("persona_id", INSIDE.personaId());
        inside.put("title", "traveler");
        inside.put("circle", "corsica");
        inside.put("status", "active");
        inside.put("in_token", true);
        inside.put("rule", null);
        inside.put("detail", "It is in claim personas.");
        Map<String, @Nullable Object> outside = new LinkedHashMap<>(inside);
        outside.put("id", OUTSIDE.id());
        outside.put("persona_id", OUTSIDE.personaId());
        outside.put("title", "admin");
        outside.put("status", "expired");
        outside.put("in_token", false);
        outside.put("rule", Omission.EXPIRED.word());
        outside.put("detail", "It has ended.");
        assertThat(TOLD).containsEntry("personas", List.of(inside, outside));
    }

    @Test
    void haveNoEndWhereNoPersonaLimitsTheTokens() {
        PersonaExplanation endless =
                new PersonaExplanation(List.of(), Map.of(), List.of(), List.of(), Optional.empty(), List.of());
        assertThat(ExplanationJson.json("the-user", "the-client", endless, NOW)).containsEntry("expires_at", null);
    }
}
