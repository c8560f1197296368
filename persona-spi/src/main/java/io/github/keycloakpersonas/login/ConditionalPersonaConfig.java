package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.representation.MultivaluedSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;

/**
 * A condition's settings. Their help texts are in {@link ConditionalPersonaConfigProperties}.
 *
 * @param filter the titles and circles of the personas that match
 * @param mode which of the user's active personas count
 * @param negate whether the condition is met if no persona matches
 * @param once whether the sub-flow runs only once in each session
 */
record ConditionalPersonaConfig(TitlesAndCircles filter, Mode mode, boolean negate, boolean once) {

    static final String TITLES = MultivaluedSetting.TITLES;
    static final String CIRCLES = MultivaluedSetting.CIRCLES;
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
                MultivaluedSetting.titlesAndCircles(config),
                Mode.of(config.getOrDefault(MODE, Mode.HAS.word())),
                Boolean.parseBoolean(config.getOrDefault(NEGATE, "false")),
                Boolean.parseBoolean(config.getOrDefault(ONCE, "true")));
    }

    /**
     * Whether the condition is met.
     *
     * @param active the user's active personas
     * @param selected the one that the session works as
     */
    boolean isMet(List<Persona> active, Optional<Persona> selected) {
        if (mode == Mode.WORKS_AS && selected.isEmpty() && !active.isEmpty()) {
            // The persona is not chosen yet. It may be one that matches or one that does not.
            return true;
        }
        Stream<Persona> counting = mode == Mode.HAS ? active.stream() : selected.stream();
        return negate != counting.anyMatch(filter::includes);
    }
}
