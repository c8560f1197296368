package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a persona is in a token, and why.
 *
 * @param persona the persona
 * @param rule the rule that keeps it out; empty if it is in the token
 * @param detail a sentence that says what to do so that it is included, or where it is
 */
public record PersonaVerdict(Persona persona, Optional<Omission> rule, String detail) {

    /**
     * Judges a persona that only its own state, filters, claims and budgets can keep out.
     *
     * @param mappers those that write to a token, at least one
     */
    static PersonaVerdict of(Persona persona, List<MapperAtWork> mappers, Instant now) {
        List<MapperAtWork> stamping = mappers.stream()
                .filter(mapper -> Omission.of(persona, mapper.config(), now).isEmpty())
                .toList();
        if (!stamping.isEmpty()) {
            return stamped(persona, stamping);
        }
        Optional<Omission> rule = Omission.of(persona, mappers.get(0).config(), now);
        String detail = Omission.of(persona, now)
                .map(own -> describe(own, persona, now))
                .orElseGet(() -> mappers.stream()
                        .map(mapper -> filter(persona, mapper, now))
                        .collect(Collectors.joining("; ", "", ". Add it there, or add another mapper.")));
        return new PersonaVerdict(persona, rule, detail);
    }

    private static PersonaVerdict stamped(Persona persona, List<MapperAtWork> stamping) {
        List<MapperAtWork> writing =
                stamping.stream().filter(MapperAtWork::writesClaim).toList();
        if (writing.isEmpty()) {
            return new PersonaVerdict(
                    persona,
                    Optional.of(Omission.CLAIM_RESERVED),
                    stamping.stream()
                            .map(MapperAtWork::describe)
                            .collect(Collectors.joining(
                                    ", ", "The claim of the ", " can't be written: choose another name for it.")));
        }
        Set<TokenKind> in = EnumSet.noneOf(TokenKind.class);
        Set<TokenKind> left = EnumSet.noneOf(TokenKind.class);
        writing.forEach(mapper ->
                mapper.kinds().forEach(kind -> (mapper.hasRoomFor(persona, kind) ? in : left).add(kind)));
        left.removeAll(in);
        String where = in.isEmpty() ? "" : where(persona, writing);
        return left.isEmpty()
                ? new PersonaVerdict(persona, Optional.empty(), where)
                : new PersonaVerdict(
                        persona, Optional.of(Omission.BUDGET), (overBudget(writing, left) + where).strip());
    }

    private static String overBudget(List<MapperAtWork> writing, Set<TokenKind> left) {
        return "There is no room for it in " + words(left) + ": the others take the "
                + writing.stream()
                        .map(mapper -> mapper.config().budget() + " bytes of the " + mapper.describe())
                        .collect(Collectors.joining(", "))
                + ". Limit the mapper to titles or circles, choose a shorter format, or raise its budget; selected, it comes first. ";
    }

    /** Judges a persona that something else keeps out, unless it keeps itself out already. */
    static PersonaVerdict of(Persona persona, Obstacle obstacle, Instant now) {
        return Omission.of(persona, now)
                .map(own -> new PersonaVerdict(persona, Optional.of(own), describe(own, persona, now)))
                .orElseGet(() -> new PersonaVerdict(persona, Optional.of(obstacle.rule()), obstacle.detail()));
    }

    private static String where(Persona persona, List<MapperAtWork> writing) {
        return writing.stream()
                .flatMap(mapper -> {
                    Set<TokenKind> kinds = EnumSet.noneOf(TokenKind.class);
                    mapper.kinds().stream()
                            .filter(kind -> mapper.hasRoomFor(persona, kind))
                            .forEach(kinds::add);
                    return kinds.isEmpty()
                            ? Stream.of()
                            : Stream.of("claim " + mapper.config().claim() + " of " + words(kinds));
                })
                .distinct()
                .collect(Collectors.joining("; ", "It is in ", "."));
    }

    private static String words(Set<TokenKind> kinds) {
        return new TreeSet<>(kinds).stream().map(TokenKind::word).collect(Collectors.joining(", "));
    }

    private static String describe(Omission own, Persona persona, Instant now) {
        return switch (own) {
            case EXPIRED -> "It ended at " + persona.validity().till() + ": set a later valid_till.";
            case NOT_YET_VALID -> "It begins at " + persona.validity().from() + ": wait, or set an earlier valid_from.";
            case UNASSESSED -> unassessed(persona, now);
            case OFF_DUTY -> offDuty(persona, now);
            default -> status(persona);
        };
    }

    private static String unassessed(Persona persona, Instant now) {
        Assessed assessed = persona.validity().assessed();
        return assessed.missingAt(now).stream()
                .map(name -> assessed.passed().containsKey(name)
                        ? name + ", whose result counted until "
                                + assessed.passed().get(name)
                        : name)
                .collect(Collectors.joining(
                        "; ", "Its title " + persona.title() + " requires that these assessments are passed: ", "."));
    }

    private static String offDuty(Persona persona, Instant now) {
        Duty duty = persona.validity().duty();
        String schedules = Stream.of(
                        duty.own().openAt(now) ? "" : "its schedule",
                        duty.ofTitle().openAt(now) ? "" : "the schedule of its title " + persona.title())
                .filter(schedule -> !schedule.isEmpty())
                .collect(Collectors.joining(" and "));
        return "It is off duty by " + schedules
                + persona.nextActiveFrom(now)
                        .map(next -> ": its next window opens at " + next + ".")
                        .orElse(", and no window opens before it ends: add one to the schedule.");
    }

    private static String status(Persona persona) {
        return switch (persona.status()) {
            case PENDING -> "It waits for approval by an administrator, or by a steward where its title has some.";
            case INACTIVE ->
                "Its owner has switched it off: the owner or an administrator has to set its status to active.";
            case SUSPENDED ->
                "It is suspended: an administrator, or a steward where its title has some, has to resume it.";
            case REVOKED -> "It is revoked: an administrator has to set its status to active.";
            case ACTIVE, EXPIRED, UNASSESSED ->
                throw new IllegalArgumentException("Not a status that keeps a persona out");
        };
    }

    private static String filter(Persona persona, MapperAtWork mapper, Instant now) {
        boolean byTitle = Omission.of(persona, mapper.config(), now)
                .filter(Omission.TITLE_FILTER::equals)
                .isPresent();
        return "The " + mapper.describe() + " takes only the "
                + (byTitle
                        ? "titles "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(mapper.config().filter().titles()))
                        : "circles "
                                + String.join(
                                        ", ",
                                        mapper.config().filter().circles().stream()
                                                .sorted()
                                                .map(Circle::name)
                                                .toList()));
    }
}
