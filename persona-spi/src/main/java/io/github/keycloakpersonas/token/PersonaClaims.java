package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a token says about personas.
 *
 * @param claim where all are named
 * @param selectedClaim where the one that the user works as is named; empty if nowhere
 * @param value the claim of all: a list, empty without active personas
 * @param byId what each persona that the user can work as looks like in it, by the persona's id
 * @param guarded those of them that not every login is strong enough for
 * @param expiry the earliest end of the personas in it; empty without personas
 */
record PersonaClaims(
        ClaimPath claim,
        Optional<ClaimPath> selectedClaim,
        List<Object> value,
        Map<String, Object> byId,
        List<Persona> guarded,
        Optional<Instant> expiry) {

    private static final Comparator<Persona> BY_TITLE_THEN_CIRCLE = Comparator.comparing(
                    (Persona persona) -> persona.key().title())
            .thenComparing(persona -> persona.key().circle());

    PersonaClaims {
        value = List.copyOf(value);
        byId = Map.copyOf(byId);
        guarded = List.copyOf(guarded);
    }

    /**
     * The claims of a user.
     *
     * @param personas the user's personas in any state
     * @param schema decides which attributes are shown
     * @param config decides which personas and how
     * @param now the time of the token
     */
    static PersonaClaims of(List<Persona> personas, PersonaSchema schema, PersonaMapperConfig config, Instant now) {
        List<Persona> stamped = personas.stream()
                .filter(persona -> Omission.of(persona, config, now).isEmpty())
                .sorted(BY_TITLE_THEN_CIRCLE)
                .toList();
        Map<String, Object> byId = new LinkedHashMap<>();
        stamped.forEach(persona -> byId.put(persona.id(), entry(persona, schema, config.format())));
        return new PersonaClaims(
                ClaimPath.of(config.claim()),
                Optional.of(config.selectedClaim())
                        .filter(name -> config.showsSelected())
                        .map(ClaimPath::of),
                byId.values().stream().distinct().toList(),
                byId,
                stamped.stream()
                        .filter(persona -> schema.acr(persona.key().title()).isPresent())
                        .toList(),
                stamped.stream().map(persona -> persona.validity().till()).min(Comparator.naturalOrder()));
    }

    /** The same, where none of these personas can be the one that the user works as. */
    PersonaClaims withoutSelected(List<String> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        Map<String, Object> others = new LinkedHashMap<>(byId);
        others.keySet().removeAll(ids);
        return new PersonaClaims(claim, selectedClaim, value, others, guarded, expiry);
    }

    /**
     * Adds the claims to those of a token.
     *
     * @param selected the id of the session's selected persona, of which nothing is said unless it is one of these
     */
    void writeTo(Map<String, Object> claims, Optional<String> selected) {
        claim.add(value, claims);
        selected.map(byId::get).ifPresent(entry -> selectedClaim.ifPresent(path -> path.put(entry, claims)));
    }

    private static Object entry(Persona persona, PersonaSchema schema, ClaimFormat format) {
        return switch (format) {
            case OBJECT -> object(persona, schema);
            case TITLE_AT_CIRCLE -> persona.key().title() + "@" + persona.key().circle();
            case TITLE -> persona.key().title();
        };
    }

    private static Map<String, Object> object(Persona persona, PersonaSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("persona_id", persona.key().personaId());
        json.put("title", persona.key().title());
        json.put("circle", persona.key().circle());
        json.put("valid_till", persona.validity().till().toString());
        List<AttributeRule> shown =
                schema.attributes().stream().filter(AttributeRule::inTokens).toList();
        PersonaRepresentation.nest(shown, schema.effective(persona.attributes()), json);
        return json;
    }
}
