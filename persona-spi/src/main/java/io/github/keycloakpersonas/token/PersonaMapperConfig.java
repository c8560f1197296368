package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.representation.MultivaluedSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

/**
 * A mapper's settings. Their help texts are in {@link PersonaMapperConfigProperties}.
 *
 * @param claim the claim's name, dots nest it
 * @param selectedClaim the name of the claim with the session's selected persona, dots nest it
 * @param showsSelected whether there is such a claim
 * @param pinsSelected whether a client keeps the persona that was selected with it when another one is selected
 *     elsewhere
 * @param endsWithSelected whether tokens are not renewed once the selected persona is not active any more
 * @param format the format of a persona
 * @param filter the titles and circles of the personas that it takes
 * @param limitsExpiry whether a token expires with the first of its personas
 * @param budget the number of bytes of JSON that the claims may take in a token; 0 for no limit
 */
public record PersonaMapperConfig(
        String claim,
        String selectedClaim,
        boolean showsSelected,
        boolean pinsSelected,
        boolean endsWithSelected,
        ClaimFormat format,
        TitlesAndCircles filter,
        boolean limitsExpiry,
        int budget) {

    static final String CLAIM = "claim.name";
    static final String SHOWS_SELECTED = "persona.selected";
    static final String SELECTED_CLAIM = "persona.selected.claim";
    static final String PINS_SELECTED = "persona.selected.pin";
    static final String ENDS_WITH_SELECTED = "persona.selected.refuse.refresh";
    static final String FORMAT = "persona.format";
    static final String TITLES = MultivaluedSetting.TITLES;
    static final String CIRCLES = MultivaluedSetting.CIRCLES;
    static final String LIMITS_EXPIRY = "persona.limit.expiry";
    static final String BUDGET = "persona.budget";

    static final String DEFAULT_CLAIM = "personas";
    static final String DEFAULT_SELECTED_CLAIM = "persona";

    /** Together with the other claims, and a third more for Base64, the header stays below 8 KiB. */
    static final int DEFAULT_BUDGET = 4096;

    static final int MAX_BUDGET = 1_000_000;

    /** The attributes that identify the subject (SAML V2.0 Subject Identifier Attributes Profile). */
    private static final Set<String> SUBJECT_IDENTIFIERS =
            Set.of("urn:oasis:names:tc:SAML:attribute:subject-id", "urn:oasis:names:tc:SAML:attribute:pairwise-id");

    public static PersonaMapperConfig of(ProtocolMapperModel mapper) {
        Map<String, String> config = mapper.getConfig();
        return new PersonaMapperConfig(
                claim(config.get(CLAIM), DEFAULT_CLAIM),
                claim(config.get(SELECTED_CLAIM), DEFAULT_SELECTED_CLAIM),
                Boolean.parseBoolean(config.getOrDefault(SHOWS_SELECTED, "true")),
                Boolean.parseBoolean(config.getOrDefault(PINS_SELECTED, "false")),
                Boolean.parseBoolean(config.getOrDefault(ENDS_WITH_SELECTED, "false")),
                ClaimFormat.of(config.getOrDefault(FORMAT, "")),
                MultivaluedSetting.titlesAndCircles(config),
                Boolean.parseBoolean(config.getOrDefault(LIMITS_EXPIRY, "true")),
                budget(config.get(BUDGET)).orElse(DEFAULT_BUDGET));
    }

    /** The number in a setting; empty if it is not set or not a permitted number. */
    static OptionalInt budget(@Nullable String text) {
        try {
            int budget = text == null ? -1 : Integer.parseInt(text.strip());
            return budget >= 0 && budget <= MAX_BUDGET ? OptionalInt.of(budget) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Called for every token, so it uses only those settings whose hash codes are already calculated. */
    @Override
    public int hashCode() {
        return Objects.hash(claim, selectedClaim, format);
    }

    /** The names of all claims that it writes. */
    public List<String> claims() {
        return showsSelected ? List.of(claim, selectedClaim) : List.of(claim);
    }

    /**
     * Whether tokens must not be renewed: the mapper requires the selected persona to be active, and it is not. Without
     * a selected persona they are renewed.
     *
     * @param selected the id of the persona that the session works as
     * @param isActive whether the persona with an id is active
     */
    boolean forbidsRenewal(Optional<String> selected, Predicate<String> isActive) {
        return showsSelected
                && endsWithSelected
                && selected.filter(isActive.negate()).isPresent();
    }

    /** The settings of a SAML mapper, which writes attributes where the other one writes claims. */
    static PersonaMapperConfig ofSaml(ProtocolMapperModel mapper) {
        Map<String, String> config = mapper.getConfig();
        return new PersonaMapperConfig(
                claim(config.get(AttributeStatementHelper.SAML_ATTRIBUTE_NAME), DEFAULT_CLAIM),
                claim(config.get(SELECTED_CLAIM), DEFAULT_SELECTED_CLAIM),
                Boolean.parseBoolean(config.getOrDefault(SHOWS_SELECTED, "true")),
                Boolean.parseBoolean(config.getOrDefault(PINS_SELECTED, "false")),
                false,
                ClaimFormat.of(config.getOrDefault(FORMAT, ClaimFormat.TITLE_AT_CIRCLE.word())),
                MultivaluedSetting.titlesAndCircles(config),
                false,
                0);
    }

    /**
     * All faults in the settings of an OpenID Connect mapper, as sentences. Saving such settings is refused; if an import
     * contains them, the claim is left out of tokens.
     */
    static List<String> faults(ProtocolMapperModel mapper) {
        List<String> faults = new ArrayList<>(of(mapper).claimFaults());
        String format = mapper.getConfig().get(FORMAT);
        if (format != null && !ClaimFormat.words().contains(format)) {
            faults.add("Unknown format. Known: " + String.join(", ", ClaimFormat.words()));
        }
        String budget = mapper.getConfig().get(BUDGET);
        if (budget != null && !budget.isBlank() && budget(budget).isEmpty()) {
            faults.add("The budget must be a number of bytes from 0, for no limit, to " + MAX_BUDGET + ".");
        }
        return faults;
    }

    /** All faults in the settings of a SAML mapper, as sentences. */
    static List<String> samlFaults(ProtocolMapperModel mapper) {
        PersonaMapperConfig config = ofSaml(mapper);
        List<String> faults = new ArrayList<>();
        Stream.of(config.claim, config.selectedClaim)
                .filter(SUBJECT_IDENTIFIERS::contains)
                .forEach(name -> faults.add("The attribute name " + name + " is reserved. Choose another one."));
        if (config.showsSelected && config.claim.equals(config.selectedClaim)) {
            faults.add("The attribute of the selected persona and that of all must be two.");
        }
        return faults;
    }

    /** The faults in the names of the claims. */
    public List<String> claimFaults() {
        List<String> faults = new ArrayList<>();
        ClaimPath all = ClaimPath.of(claim);
        ClaimPath selected = ClaimPath.of(selectedClaim);
        claims().stream()
                .filter(name -> !ClaimPath.of(name).isFree())
                .forEach(name -> faults.add("The claim name " + name + " is reserved. Choose another one."));
        if (faults.isEmpty() && showsSelected && (all.meets(selected) || selected.isWithin(all.truncated()))) {
            faults.add("The claim of the selected persona and that of all must be two, neither inside the other.");
        }
        return faults;
    }

    private static String claim(@Nullable String name, String unset) {
        return name == null || name.isBlank() ? unset : name;
    }
}
