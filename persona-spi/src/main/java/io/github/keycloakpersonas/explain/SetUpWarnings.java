package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.token.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Warnings about a set-up in which tokens do contain personas. */
final class SetUpWarnings {

    private SetUpWarnings() {}

    static List<String> of(TokenSetUp setUp, PersonaSchema schema) {
        List<String> warnings = new ArrayList<>();
        if (!setUp.asksForOpenId()) {
            warnings.add("Without the scope openid there is no ID token, and userinfo refuses the access token.");
        }
        if (!setUp.userinfo()) {
            warnings.add(
                    "Userinfo refuses lightweight access tokens, which this client gets, unless the client or the server"
                            + " allows them.");
        }
        if (setUp.lightweight() && nowhere(setUp, TokenKind.ACCESS_TOKEN)) {
            warnings.add(
                    "Access tokens of this client are lightweight and leave personas to introspection and userinfo. To put"
                            + " them in, switch on \"Add to lightweight access token\" in the mapper.");
        }
        for (MapperInUse mapper : setUp.mappers()) {
            if (mapper.kinds().isEmpty()) {
                warnings.add("The " + mapper.describe() + " writes to no token that this request gets.");
            }
            unknownTitles(mapper, schema, warnings);
            setUp.rivals()
                    .forEach(rival -> rival.takes(mapper.config())
                            .forEach(claim -> warnings.add("The mapper " + rival.mapper() + " writes the claim "
                                    + rival.claim() + ", too"
                                    + (claim.equals(rival.claim()) ? "" : ", where " + claim + " is")
                                    + ": what is shown here is only the part with personas."
                                    + " Give one of them another claim name.")));
        }
        sameClaim(setUp, warnings);
        return warnings;
    }

    private static boolean nowhere(TokenSetUp setUp, TokenKind kind) {
        return setUp.mappers().stream().noneMatch(mapper -> mapper.kinds().contains(kind));
    }

    private static void unknownTitles(MapperInUse mapper, PersonaSchema schema, List<String> warnings) {
        Set<String> unknown = new TreeSet<>(mapper.config().filter().titles());
        schema.titles().stream().map(Title::name).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            warnings.add("The " + mapper.describe() + " is limited to titles that the schema does not have: "
                    + String.join(", ", unknown) + ".");
        }
    }

    private static void sameClaim(TokenSetUp setUp, List<String> warnings) {
        Map<String, List<MapperInUse>> byClaim = setUp.effective().stream()
                .collect(Collectors.groupingBy(
                        mapper -> mapper.config().claim(), LinkedHashMap::new, Collectors.toList()));
        byClaim.forEach((claim, mappers) -> {
            if (mappers.size() > 1) {
                warnings.add("More than one mapper writes the claim " + claim + ", which gets the personas of all: "
                        + mappers.stream().map(MapperInUse::describe).collect(Collectors.joining(", ")) + ".");
            }
        });
    }
}
