/** Personas as a policy type of Keycloak's Authorization Services. */
@NullMarked
package io.github.keycloakpersonas.policy;

import org.jspecify.annotations.NullMarked;
