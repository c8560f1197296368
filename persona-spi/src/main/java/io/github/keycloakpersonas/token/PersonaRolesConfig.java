package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.representation.MultivaluedSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.Constants;
import org.keycloak.models.ProtocolMapperModel;

/**
 * The settings of the mapper of roles. Their help texts are in {@link PersonaRolesConfigProperties}.
 *
 * @param mode what the granted roles do
 * @param ofSelected whether only the selected persona counts; otherwise all active ones do
 * @param pinsSelected whether a client keeps the persona that was selected with it when another one is selected
 *     elsewhere
 * @param filter the titles and circles of the personas that count at all
 * @param keptClients the clients whose roles are never removed
 * @param limitsExpiry whether a token expires with the first persona that grants roles to it
 */
record PersonaRolesConfig(
        Mode mode,
        boolean ofSelected,
        boolean pinsSelected,
        TitlesAndCircles filter,
        Set<String> keptClients,
        boolean limitsExpiry) {

    static final String MODE = "persona.roles.mode";
    static final String OF = "persona.roles.of";
    static final String PINS_SELECTED = PersonaMapperConfig.PINS_SELECTED;
    static final String TITLES = MultivaluedSetting.TITLES;
    static final String CIRCLES = MultivaluedSetting.CIRCLES;
    static final String LIMITS_EXPIRY = PersonaMapperConfig.LIMITS_EXPIRY;
    static final String KEPT_CLIENTS = "persona.roles.kept.clients";

    static final String ACTIVE = "active";
    static final String SELECTED = "selected";

    /** Without their roles, a user could neither manage the account nor switch to another persona. */
    static final List<String> DEFAULT_KEPT_CLIENTS =
            List.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, PersonaApi.CLIENT_ID);

    static PersonaRolesConfig of(ProtocolMapperModel mapper) {
        Map<String, String> config = mapper.getConfig();
        String kept = config.get(KEPT_CLIENTS);
        return new PersonaRolesConfig(
                Mode.of(config.getOrDefault(MODE, Mode.ADD.word())),
                !ACTIVE.equals(config.get(OF)),
                Boolean.parseBoolean(config.getOrDefault(PINS_SELECTED, "false")),
                MultivaluedSetting.titlesAndCircles(config),
                kept == null ? Set.copyOf(DEFAULT_KEPT_CLIENTS) : MultivaluedSetting.values(kept),
                Boolean.parseBoolean(config.getOrDefault(LIMITS_EXPIRY, "true")));
    }

    /** All faults in the settings, as sentences. */
    static List<String> faults(ProtocolMapperModel mapper) {
        Map<String, String> config = mapper.getConfig();
        return Stream.concat(fault(config, MODE, Mode.words()), fault(config, OF, List.of(SELECTED, ACTIVE)))
                .toList();
    }

    private static Stream<String> fault(Map<String, String> config, String setting, List<String> words) {
        String word = config.get(setting);
        return word == null || words.contains(word)
                ? Stream.empty()
                : Stream.of(setting + " must be one of: " + String.join(", ", words));
    }

    /** How the roles that titles grant change the roles of a token. */
    enum Mode {
        /** The roles that titles grant are added to those of the token. */
        ADD("add", true, false),
        /** The token keeps only those of its roles that titles grant. */
        NARROW("narrow", false, true),
        /** The token has exactly the roles that titles grant. */
        EXACT("exact", true, true);

        private final String word;
        private final boolean adds;
        private final boolean narrows;

        Mode(String word, boolean adds, boolean narrows) {
            this.word = word;
            this.adds = adds;
            this.narrows = narrows;
        }

        /** The value in the mapper's configuration. */
        String word() {
            return word;
        }

        /** Whether a token can get a role that it would not have. */
        boolean adds() {
            return adds;
        }

        /** Whether a token can lose a role. */
        boolean narrows() {
            return narrows;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Mode::word).toList();
        }

        /** The mode of that name; if there is none, the mode that only removes roles. */
        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word.equals(word))
                    .findFirst()
                    .orElse(NARROW);
        }
    }
}
