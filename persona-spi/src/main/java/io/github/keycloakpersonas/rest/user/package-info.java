/** The persona API for users and services, {@code /realms/{realm}/persona}. */
@NullMarked
package io.github.keycloakpersonas.rest.user;

import org.jspecify.annotations.NullMarked;
