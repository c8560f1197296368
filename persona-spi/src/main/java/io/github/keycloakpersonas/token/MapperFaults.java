package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ProtocolMapperModel;

/**
 * Faults in the settings of a mapper, as sentences. Saving such settings is refused; if an import contains them, the
 * claim is left out of tokens.
 */
public final class MapperFaults {

    private MapperFaults() {}

    /** All faults in the settings of an OpenID Connect mapper. */
    static List<String> of(ProtocolMapperModel mapper) {
        PersonaMapperConfig config = PersonaMapperConfig.of(mapper);
        List<String> faults = new ArrayList<>(ofClaims(config));
        String format = mapper.getConfig().get(PersonaMapperConfig.FORMAT);
        if (format != null && !ClaimFormat.words().contains(format)) {
            faults.add("Unknown format. Known: " + String.join(", ", ClaimFormat.words()));
        }
        String budget = mapper.getConfig().get(PersonaMapperConfig.BUDGET);
        if (budget != null
                && !budget.isBlank()
                && PersonaMapperConfig.budget(budget).isEmpty()) {
            faults.add("The budget must be a number of bytes from 0, for no limit, to " + PersonaMapperConfig.MAX_BUDGET
                    + ".");
        }
        return faults;
    }

    /** The faults in the names of its claims. */
    public static List<String> ofClaims(PersonaMapperConfig config) {
        List<String> faults = new ArrayList<>();
        ClaimPath claim = ClaimPath.of(config.claim());
        ClaimPath selected = ClaimPath.of(config.selectedClaim());
        config.claims().stream()
                .filter(name -> !ClaimPath.of(name).isFree())
                .forEach(name -> faults.add("The claim name " + name + " is reserved. Choose another one."));
        if (faults.isEmpty()
                && config.showsSelected()
                && (claim.meets(selected) || selected.isWithin(claim.truncated()))) {
            faults.add("The claim of the selected persona and that of all must be two, neither inside the other.");
        }
        return faults;
    }
}
