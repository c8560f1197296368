/** New accounts: what applications register for people, and password hashes that come from elsewhere. */
@NullMarked
package io.github.keycloakpersonas.registration;

import org.jspecify.annotations.NullMarked;
