package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.compat.ThisBuild;
import java.util.Optional;

/**
 * Whether this extension was tested on the Keycloak that runs it. A patch release of a tested minor version counts: Keycloak
 * changes its extension points with minor versions.
 *
 * @param keycloak the version of Keycloak
 */
record TestedPair(ThisBuild build, String keycloak) {

    boolean isTested() {
        return closest().isPresent();
    }

    /** One line for the server's log. */
    String line() {
        return "Keycloak Personas " + build.version() + " on Keycloak " + keycloak + ": "
                + closest()
                        .map(tested -> tested.equals(keycloak) ? "tested" : "tested on " + tested)
                        .orElseGet(() -> "not tested (tested on " + String.join(", ", build.testedOn())
                                + "), see docs/upgrading.md");
    }

    /** The tested version of the same minor version. */
    private Optional<String> closest() {
        return build.testedOn().stream()
                .filter(tested -> minor(tested).equals(minor(keycloak)))
                .findFirst();
    }

    /** Such as {@code 26.7} of {@code 26.7.3} and of {@code 26.7.0.CR1}. */
    private static String minor(String version) {
        String[] parts = version.split("\\.", 3);
        return parts.length < 2 ? version : parts[0] + "." + parts[1];
    }
}
