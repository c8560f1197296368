package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.token.ClaimEntries.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The claims with personas of one user and one mapper.
 *
 * @param claim the claim of all personas
 * @param selectedClaim the claim of the selected persona; empty if there is none
 * @param budget the number of bytes of JSON that the claims may take in a token; 0 for no limit
 * @param entries the personas that the claim can contain
 * @param selectable the ids of those personas that can be the selected one
 * @param guarded those personas that require a certain level of authentication
 */
public record PersonaClaims(
        ClaimPath claim,
        Optional<ClaimPath> selectedClaim,
        int budget,
        ClaimEntries entries,
        Set<String> selectable,
        List<Persona> guarded) {

    /**
     * The personas in one claim.
     *
     * @param value the claim: a list, empty without active personas
     * @param leftOut the ids of the personas that did not fit
     * @param expiry the earliest time at which one of the personas in it ends or goes off duty; empty without personas
     */
    public record Shown(List<Object> value, Set<String> leftOut, Optional<Instant> expiry) {

        public Shown {
            value = List.copyOf(value);
            leftOut = Set.copyOf(leftOut);
        }

        boolean isTruncated() {
            return !leftOut.isEmpty();
        }
    }

    private static final Comparator<Persona> BY_TITLE_THEN_CIRCLE =
            Comparator.comparing(Persona::title).thenComparing(Persona::circle);

    public PersonaClaims {
        selectable = Set.copyOf(selectable);
        guarded = List.copyOf(guarded);
    }

    /**
     * The claims of a user with the identifiers that all clients share. The parameters are those of the other method.
     */
    static PersonaClaims of(List<Persona> personas, PersonaSchema schema, PersonaMapperConfig config, Instant now) {
        return of(personas, UnaryOperator.identity(), schema, config, now);
    }

    /**
     * The claims of a user.
     *
     * @param personas the user's personas in any state
     * @param seen translates a persona to the identifiers of the client
     * @param schema decides which attributes are shown
     * @param config decides which personas are shown, and in which format
     * @param now the time of the token
     */
    public static PersonaClaims of(
            List<Persona> personas,
            UnaryOperator<Persona> seen,
            PersonaSchema schema,
            PersonaMapperConfig config,
            Instant now) {
        List<Persona> stamped = personas.stream()
                .filter(persona -> Omission.of(persona, config, now).isEmpty())
                .sorted(BY_TITLE_THEN_CIRCLE)
                .toList();
        return new PersonaClaims(
                ClaimPath.of(config.claim()),
                Optional.of(config.selectedClaim())
                        .filter(name -> config.showsSelected())
                        .map(ClaimPath::of),
                config.budget(),
                ClaimEntries.of(stamped.stream()
                        .map(persona -> Entry.of(
                                persona.id(),
                                entry(seen.apply(persona), schema, config.format()),
                                persona.activeUntil(now)))
                        .toList()),
                stamped.stream().map(Persona::id).collect(Collectors.toSet()),
                stamped.stream()
                        .filter(persona -> schema.acr(persona.title()).isPresent())
                        .toList());
    }

    /**
     * The same, but only permitted personas can be the selected one.
     *
     * @param permits whether the login is strong enough for a persona whose title requires a certain level
     */
    PersonaClaims permitted(Predicate<Persona> permits) {
        return guarded.isEmpty()
                ? this
                : withoutSelected(guarded.stream()
                        .filter(permits.negate())
                        .map(Persona::id)
                        .toList());
    }

    /** The same, but these personas cannot be the selected one. */
    PersonaClaims withoutSelected(List<String> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        Set<String> others = new HashSet<>(selectable);
        others.removeAll(ids);
        return new PersonaClaims(claim, selectedClaim, budget, entries, others, guarded);
    }

    /** The selected persona in its format; empty if the persona with that id cannot be the selected one. */
    Optional<Object> selected(Optional<String> id) {
        return entry(id).map(Entry::value);
    }

    /**
     * The personas in one kind of token. If the size is limited, the selected persona is always included, and the size
     * of its own claim counts, too.
     *
     * @param selected the id of the session's selected persona
     */
    public Shown in(TokenKind kind, Optional<String> selected) {
        if (budget == 0 || !kind.travels()) {
            return entries.all();
        }
        Optional<Entry> first = entry(selected);
        int own = selectedClaim.isPresent() ? first.map(Entry::size).orElse(0) : 0;
        return entries.within(Math.max(1, budget - own), first);
    }

    /**
     * Adds the claims to those of a token. A claim whose name is reserved, or whose path leads through a value that is
     * not an object, is left out.
     *
     * @param shown the personas that the token contains
     * @param selected the id of the session's selected persona; it is only written if it is one of these personas
     * @return whether all claims were written
     */
    public boolean writeTo(Map<String, Object> claims, Shown shown, Optional<String> selected) {
        boolean written = claim.isFree() && claim.add(shown.value(), claims);
        if (written && shown.isTruncated()) {
            claim.truncated().put(true, claims);
        }
        Optional<Object> entry = selected(selected);
        return selectedClaim
                        .filter(path -> entry.isPresent())
                        .map(path -> path.isFree() && path.put(entry.get(), claims))
                        .orElse(true)
                && written;
    }

    private Optional<Entry> entry(Optional<String> id) {
        return id.filter(selectable::contains).flatMap(entries::of);
    }

    private static Object entry(Persona persona, PersonaSchema schema, ClaimFormat format) {
        return switch (format) {
            case OBJECT -> object(persona, schema);
            case TITLE_AT_CIRCLE -> persona.title() + "@" + persona.circle();
            case TITLE -> persona.title();
        };
    }

    private static Map<String, Object> object(Persona persona, PersonaSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("persona_id", persona.personaId());
        json.put("title", persona.title());
        json.put("circle", persona.circle().name());
        json.put("valid_till", persona.validity().till().toString());
        List<AttributeRule> shown =
                schema.attributes().stream().filter(AttributeRule::inTokens).toList();
        PersonaRepresentation.nest(shown, schema.effective(persona.attributes()), json);
        return json;
    }
}
