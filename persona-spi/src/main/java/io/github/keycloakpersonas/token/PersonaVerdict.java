package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a persona in a token.
 *
 * @param persona the persona
 * @param rule what keeps it out; empty if it is in
 * @param detail a sentence: what to do so that it gets in, or where it is
 */
public record PersonaVerdict(Persona persona, Optional<Omission> rule, String detail) {

    /**
     * Judges a persona that nothing but itself and filters can keep out.
     *
     * @param mappers those that write to a token, at least one
     */
    static PersonaVerdict of(Persona persona, List<MapperInUse> mappers, Instant now) {
        List<MapperInUse> stamping = mappers.stream()
                .filter(mapper -> Omission.of(persona, mapper.config(), now).isEmpty())
                .toList();
        if (!stamping.isEmpty()) {
            return new PersonaVerdict(persona, Optional.empty(), where(stamping));
        }
        Optional<Omission> rule = Omission.of(persona, mappers.get(0).config(), now);
        String detail = Omission.of(persona, now)
                .map(own -> describe(own, persona))
                .orElseGet(() -> mappers.stream()
                        .map(mapper -> filter(persona, mapper, now))
                        .collect(Collectors.joining("; ", "", ". Add it there, or add another mapper.")));
        return new PersonaVerdict(persona, rule, detail);
    }

    /** Judges a persona that something else keeps out, unless it keeps itself out already. */
    static PersonaVerdict of(Persona persona, Obstacle obstacle, Instant now) {
        return Omission.of(persona, now)
                .map(own -> new PersonaVerdict(persona, Optional.of(own), describe(own, persona)))
                .orElseGet(() -> new PersonaVerdict(persona, Optional.of(obstacle.rule()), obstacle.detail()));
    }

    private static String where(List<MapperInUse> stamping) {
        return stamping.stream()
                .map(mapper -> "claim " + mapper.config().claim() + " of "
                        + new TreeSet<>(mapper.kinds())
                                .stream().map(TokenKind::word).collect(Collectors.joining(", ")))
                .distinct()
                .collect(Collectors.joining("; ", "It is in ", "."));
    }

    private static String describe(Omission own, Persona persona) {
        return switch (own) {
            case EXPIRED -> "It ended at " + persona.validity().till() + ": set a later valid_till.";
            case NOT_YET_VALID -> "It begins at " + persona.validity().from() + ": wait, or set an earlier valid_from.";
            default -> status(persona);
        };
    }

    private static String status(Persona persona) {
        return switch (persona.status()) {
            case PENDING -> "It waits for approval: an administrator has to approve it.";
            case INACTIVE ->
                "Its owner has switched it off: the owner or an administrator has to set its status to active.";
            case SUSPENDED -> "An administrator has suspended it: an administrator has to set its status to active.";
            case REVOKED -> "An administrator has revoked it: an administrator has to set its status to active.";
            case ACTIVE, EXPIRED -> throw new IllegalArgumentException("Not a status that keeps a persona out");
        };
    }

    private static String filter(Persona persona, MapperInUse mapper, Instant now) {
        boolean byTitle = Omission.of(persona, mapper.config(), now)
                .filter(Omission.TITLE_FILTER::equals)
                .isPresent();
        return "The " + mapper.describe() + " takes only the "
                + (byTitle
                        ? "titles "
                                + String.join(
                                        ", ", new TreeSet<>(mapper.config().titles()))
                        : "circles "
                                + String.join(
                                        ", ", new TreeSet<>(mapper.config().circles())));
    }
}
