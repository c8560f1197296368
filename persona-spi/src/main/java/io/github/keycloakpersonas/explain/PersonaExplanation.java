package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.token.PersonaClaims;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a token that is issued now says about a user's personas, and why it does not contain the others.
 *
 * @param scopes the client scopes that are granted
 * @param tokens the claims with personas by kind of token; a kind without such claims is missing
 * @param mappers the mappers that apply to the tokens
 * @param personas the user's personas, newest first, each with the reason why it is or is not in the tokens
 * @param expiresAt the end of access and ID tokens because of personas; empty if there is none
 * @param warnings what may be wrong with the set-up, for people
 */
public record PersonaExplanation(
        List<String> scopes,
        Map<TokenKind, Map<String, Object>> tokens,
        List<Mapper> mappers,
        List<PersonaVerdict> personas,
        Optional<Instant> expiresAt,
        List<String> warnings) {

    public PersonaExplanation {
        scopes = List.copyOf(scopes);
        tokens = Map.copyOf(tokens);
        mappers = List.copyOf(mappers);
        personas = List.copyOf(personas);
        warnings = List.copyOf(warnings);
    }

    /**
     * A mapper that applies to the tokens.
     *
     * @param name its name
     * @param scope the client scope that it is in; {@code client} for one of the client itself
     * @param claim the claim that it writes
     * @param format the format of a persona
     * @param kinds the kinds of tokens that it writes to
     */
    public record Mapper(String name, String scope, String claim, String format, Set<TokenKind> kinds) {

        public Mapper {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Explains a set-up without an obstacle. */
    static PersonaExplanation of(TokenSetUp setUp, List<Persona> personas, PersonaSchema schema, Instant now) {
        List<MapperAtWork> working = setUp.effective().stream()
                .map(mapper -> new MapperAtWork(
                        mapper, PersonaClaims.of(personas, setUp.sector()::seen, schema, mapper.config(), now)))
                .toList();
        Map<TokenKind, Map<String, Object>> tokens = new EnumMap<>(TokenKind.class);
        for (MapperAtWork mapper : working) {
            mapper.kinds()
                    .forEach(kind -> mapper.writeTo(tokens.computeIfAbsent(kind, none -> new LinkedHashMap<>()), kind));
        }
        List<String> warnings = new ArrayList<>(setUp.warnings());
        warnings.addAll(SetUpWarnings.of(setUp, schema));
        warnings.addAll(ClaimWarnings.of(setUp));
        return new PersonaExplanation(
                setUp.scopes(),
                tokens,
                mappers(setUp),
                personas.stream()
                        .map(persona -> PersonaVerdict.of(persona, working, now))
                        .toList(),
                working.stream()
                        .flatMap(mapper -> mapper.ends().stream())
                        .min(Comparator.naturalOrder())
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS)),
                warnings);
    }

    /** Explains that no persona can be in a token. */
    static PersonaExplanation of(TokenSetUp setUp, List<Persona> personas, Obstacle obstacle, Instant now) {
        List<String> warnings = new ArrayList<>(List.of(obstacle.detail()));
        warnings.addAll(setUp.warnings());
        return new PersonaExplanation(
                setUp.scopes(),
                Map.of(),
                mappers(setUp),
                personas.stream()
                        .map(persona -> PersonaVerdict.of(persona, obstacle, now))
                        .toList(),
                Optional.empty(),
                warnings);
    }

    private static List<Mapper> mappers(TokenSetUp setUp) {
        return setUp.mappers().stream()
                .map(mapper -> new Mapper(
                        mapper.name(),
                        mapper.scope(),
                        mapper.config().claim(),
                        mapper.config().format().word(),
                        mapper.kinds()))
                .toList();
    }
}
