@NullMarked
package io.github.keycloakpersonas.client.it;

import org.jspecify.annotations.NullMarked;
