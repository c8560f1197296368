/** Real Keycloak servers and databases for tests and benchmarks. */
@NullMarked
package io.github.keycloakpersonas.testkit;

import org.jspecify.annotations.NullMarked;
