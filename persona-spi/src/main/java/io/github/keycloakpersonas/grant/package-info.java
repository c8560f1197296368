/** What the token endpoint does about personas: which one a request asks for, and whether it can be had. */
@NullMarked
package io.github.keycloakpersonas.grant;

import org.jspecify.annotations.NullMarked;
