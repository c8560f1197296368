package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.schema.Circle;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;

/** Settings of mappers and authenticators that have several values. Keycloak joins them with {@code ##}. */
public final class MultivaluedSetting {

    /** The setting with the titles of the personas that count. */
    public static final String TITLES = "persona.titles";

    /** The setting with their circles. */
    public static final String CIRCLES = "persona.circles";

    private MultivaluedSetting() {}

    /** The values. There are none if nothing is set. */
    public static Set<String> values(@Nullable String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(Constants.CFG_DELIMITER, -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The titles and circles that count. */
    public static TitlesAndCircles titlesAndCircles(Map<String, String> config) {
        return new TitlesAndCircles(
                values(config.get(TITLES)),
                values(config.get(CIRCLES)).stream().map(Circle::new).collect(Collectors.toUnmodifiableSet()));
    }
}
