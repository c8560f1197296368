package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.persona.CircleTally;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.StewardAction;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.StewardsSee;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes circles and their personas for stewards, who see no attributes, and of the owners what the schema says. */
public final class MemberRepresentation {

    private MemberRepresentation() {}

    /**
     * A circle that somebody manages. A count beyond {@link CircleTally#MOST} reads as that, and is named in {@code more}.
     *
     * @param invited how many are invited, counted as far as the others; null where nobody can be
     */
    public static Map<String, Object> of(ManagedCircle managed, CircleTally tally, @Nullable Long invited) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("circle", managed.circle().name());
        json.put("titles", managed.titles());
        json.put("mandate", managed.mandate().personaId());
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("members", tally.members());
        counts.put("pending", tally.pending());
        counts.put("ending_soon", tally.endingSoon());
        if (invited != null) {
            counts.put("invited", invited);
        }
        counts.forEach((name, count) -> json.put(name, Math.min(count, CircleTally.MOST)));
        List<String> more = counts.entrySet().stream()
                .filter(count -> count.getValue() > CircleTally.MOST)
                .map(Map.Entry::getKey)
                .toList();
        if (!more.isEmpty()) {
            json.put("more", more);
        }
        return json;
    }

    /**
     * A persona of a circle, with why it is asked for, if it is.
     *
     * @param name of the owner, of the kind that the schema says, as far as stewards see it; null for none
     * @param own whether it is the steward's own, with which the steward can do nothing
     */
    public static Map<String, Object> of(
            Persona persona, PersonaSchema schema, @Nullable String name, boolean own, Instant now) {
        StewardsSee seen = schema.circles().stewardsSee();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", persona.id());
        json.put("user_sub", persona.userId());
        if (name != null && seen != StewardsSee.NONE) {
            json.put(seen.word(), name);
        }
        json.put("title", persona.title());
        json.put("circle", persona.circle().name());
        json.put("status", persona.statusAt(now).word());
        json.put("active", persona.isActiveAt(now));
        Given.put(json, "note", persona.note());
        PersonaRepresentation.request(persona, schema.capabilities().requests(), true, json);
        json.put("valid_from", persona.validity().from().toString());
        json.put("valid_till", persona.validity().till().toString());
        json.put("created_at", persona.revision().createdAt().toString());
        json.put("updated_at", persona.revision().updatedAt().toString());
        json.put("own", own);
        json.put(
                "can",
                own
                        ? List.of()
                        : StewardAction.of(persona, now).stream()
                                .map(StewardAction::word)
                                .toList());
        return json;
    }
}
