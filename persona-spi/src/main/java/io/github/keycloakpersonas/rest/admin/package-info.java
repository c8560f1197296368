/** The HTTP API for administrators, {@code /admin/realms/{realm}/personas}. */
@NullMarked
package io.github.keycloakpersonas.rest.admin;

import org.jspecify.annotations.NullMarked;
