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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a token says about personas.
 *
 * @param claim where all are named
 * @param selectedClaim where the one that the user works as is named; empty if nowhere
 * @param budget how many bytes of JSON a token has room for; 0 for any number
 * @param entries what could be named
 * @param selectable the ids of those of them that the user can work as
 * @param guarded those of them that not every login is strong enough for
 */
public record PersonaClaims(
        ClaimPath claim,
        Optional<ClaimPath> selectedClaim,
        int budget,
        ClaimEntries entries,
        Set<String> selectable,
        List<Persona> guarded) {

    private static final Comparator<Persona> BY_TITLE_THEN_CIRCLE =
            Comparator.comparing(Persona::title).thenComparing(Persona::circle);

    public PersonaClaims {
        selectable = Set.copyOf(selectable);
        guarded = List.copyOf(guarded);
    }

    /** The claims of a user, as those know the user who share the user's id; as the other one. */
    static PersonaClaims of(List<Persona> personas, PersonaSchema schema, PersonaMapperConfig config, Instant now) {
        return of(personas, UnaryOperator.identity(), schema, config, now);
    }

    /**
     * The claims of a user.
     *
     * @param personas the user's personas in any state
     * @param seen how the client may know them
     * @param schema decides which attributes are shown
     * @param config decides which personas and how
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
                                persona.validity().till()))
                        .toList()),
                stamped.stream().map(Persona::id).collect(Collectors.toSet()),
                stamped.stream()
                        .filter(persona -> schema.acr(persona.title()).isPresent())
                        .toList());
    }

    /** The same, where none of these personas can be the one that the user works as. */
    PersonaClaims withoutSelected(List<String> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        Set<String> others = new HashSet<>(selectable);
        others.removeAll(ids);
        return new PersonaClaims(claim, selectedClaim, budget, entries, others, guarded);
    }

    /** What the persona of that id looks like where it is the one that the user works as; empty where it can't be. */
    Optional<Object> selected(Optional<String> id) {
        return entry(id).map(Entry::value);
    }

    /**
     * The personas in one kind of token. Where room is limited, the selected one is in it for sure, and what its own claim takes is
     * counted, too.
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
     * Adds the claims to those of a token. A claim that means something else already, or whose path leads through what is no object, is
     * left out.
     *
     * @param shown those of the personas that the token has
     * @param selected the id of the session's selected persona, of which nothing is said unless it is one of these
     * @return whether nothing was left out so
     */
    public boolean writeTo(Map<String, Object> claims, Shown shown, Optional<String> selected) {
        boolean written = claim.isFree() && claim.add(shown.value(), claims);
        if (written && shown.isTruncated()) {
            claim.truncated().put(true, claims);
        }
        Optional<Object> working = selected(selected);
        return selectedClaim
                        .filter(path -> working.isPresent())
                        .map(path -> path.isFree() && path.put(working.get(), claims))
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
