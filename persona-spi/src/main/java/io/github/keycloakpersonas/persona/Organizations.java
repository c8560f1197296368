package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.util.Set;

/** Tells which organizations a user is a member of. */
@FunctionalInterface
public interface Organizations {

    /** The aliases of the user's organizations, as circles. */
    Set<Circle> of(String userId);
}
