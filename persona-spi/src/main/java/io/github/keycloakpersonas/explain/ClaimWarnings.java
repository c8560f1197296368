package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.ClaimPath;
import java.util.ArrayList;
import java.util.List;

/** Warnings about the names of claims: names that cannot be written, and names that are inside each other. */
final class ClaimWarnings {

    private ClaimWarnings() {}

    static List<String> of(TokenSetUp setUp) {
        List<String> warnings = new ArrayList<>();
        for (MapperInUse mapper : setUp.effective()) {
            mapper.config()
                    .claimFaults()
                    .forEach(fault -> warnings.add("Tokens lack a claim of the " + mapper.describe() + ". " + fault));
            mapper.config()
                    .claims()
                    .forEach(
                            claim -> setUp.effective().stream()
                                    .filter(other -> !other.equals(mapper))
                                    .flatMap(other -> other.config().claims().stream())
                                    .distinct()
                                    .filter(other -> isInside(ClaimPath.of(claim), ClaimPath.of(other)))
                                    .forEach(
                                            other -> warnings.add(
                                                    "The " + mapper.describe() + " writes the claim " + claim
                                                            + ", which is inside of the claim " + other
                                                            + " of another one, and is left out where that is no object. Give one of them another claim name.")));
        }
        return warnings;
    }

    private static boolean isInside(ClaimPath claim, ClaimPath other) {
        return claim.isWithin(other) && !claim.equals(other);
    }
}
