package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JSON of an explanation. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /**
     * The explanation of what a token of a user for a client says at a time.
     *
     * @param userSub the user's id
     * @param clientId the id that the client uses itself in requests
     */
    public static Map<String, @Nullable Object> json(
            String userSub, String clientId, PersonaExplanation explanation, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("user_sub", userSub);
        json.put("client", clientId);
        json.put("scope", explanation.scopes());
        Map<String, Object> tokens = new LinkedHashMap<>();
        for (TokenKind kind : TokenKind.values()) {
            tokens.put(kind.word(), explanation.tokens().getOrDefault(kind, Map.of()));
        }
        json.put("tokens", tokens);
        json.put(
                "mappers",
                explanation.mappers().stream().map(ExplanationJson::mapper).toList());
        json.put(
                "personas",
                explanation.personas().stream()
                        .map(verdict -> persona(verdict, now))
                        .toList());
        json.put("expires_at", explanation.expiresAt().map(Instant::toString).orElse(null));
        json.put("warnings", explanation.warnings());
        return json;
    }

    private static Map<String, Object> mapper(PersonaExplanation.Mapper mapper) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", mapper.name());
        json.put("scope", mapper.scope());
        json.put("claim", mapper.claim());
        json.put("format", mapper.format());
        json.put(
                "tokens",
                new TreeSet<>(mapper.kinds()).stream().map(TokenKind::word).toList());
        return json;
    }

    private static Map<String, @Nullable Object> persona(PersonaVerdict verdict, Instant now) {
        Persona persona = verdict.persona();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", persona.id());
        json.put("persona_id", persona.personaId());
        json.put("title", persona.title());
        json.put("circle", persona.circle().name());
        json.put("status", persona.statusAt(now).word());
        json.put("in_token", verdict.rule().isEmpty());
        json.put("rule", verdict.rule().map(Omission::word).orElse(null));
        json.put("detail", verdict.detail());
        return json;
    }
}
