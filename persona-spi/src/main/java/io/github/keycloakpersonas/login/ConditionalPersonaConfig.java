package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.Circle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.Constants;

/**
 * A condition's settings. Their help texts are in {@link ConditionalPersonaConfigProperties}.
 *
 * @param titles one of these titles; empty for any
 * @param circles one of these circles; empty for any
 * @param mode which of the user's active personas count
 * @param negate whether the condition is met if no persona matches
 * @param once whether the sub-flow runs only once in each session
 */
record ConditionalPersonaConfig(Set<String> titles, Set<Circle> circles, Mode mode, boolean negate, boolean once) {

    static final String TITLES = "persona.titles";
    static final String CIRCLES = "persona.circles";
    static final String MODE = "persona.mode";
    static final String NEGATE = "negate";
    static final String ONCE = "persona.once";

    /** Which of the user's active personas count. */
    enum Mode {
        /** Any of them. */
        HAS("has"),
        /** Only the persona that the session works as. */
        WORKS_AS("works-as");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static List<String> words() {
            return Stream.of(values()).map(Mode::word).toList();
        }

        private static Mode of(String word) {
            return Stream.of(values())
                    .filter(mode -> mode.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no mode: " + word));
        }
    }

    /** @throws IllegalArgumentException for an unknown mode */
    static ConditionalPersonaConfig of(@Nullable AuthenticatorConfigModel model) {
        Map<String, String> config = model == null || model.getConfig() == null ? Map.of() : model.getConfig();
        return new ConditionalPersonaConfig(
                multivalued(config.get(TITLES)),
                multivalued(config.get(CIRCLES)).stream().map(Circle::new).collect(Collectors.toUnmodifiableSet()),
                Mode.of(config.getOrDefault(MODE, Mode.HAS.word())),
                Boolean.parseBoolean(config.getOrDefault(NEGATE, "false")),
                Boolean.parseBoolean(config.getOrDefault(ONCE, "true")));
    }

    /**
     * Whether the condition is met.
     *
     * @param active the user's active personas
     * @param settled the one that the session works as
     */
    boolean isMet(List<Persona> active, Optional<Persona> settled) {
        if (mode == Mode.WORKS_AS && settled.isEmpty() && !active.isEmpty()) {
            // The persona is not chosen yet. It may be one that matches or one that does not.
            return true;
        }
        Stream<Persona> counting = mode == Mode.HAS ? active.stream() : settled.stream();
        return negate != counting.anyMatch(this::matches);
    }

    private boolean matches(Persona persona) {
        return (titles.isEmpty() || titles.contains(persona.title()))
                && (circles.isEmpty() || circles.contains(persona.circle()));
    }

    /** Keycloak joins the values of a multivalued setting with {@code ##}. */
    private static Set<String> multivalued(@Nullable String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(Constants.CFG_DELIMITER, -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
