@NullMarked
package io.github.keycloakpersonas.client;

import org.jspecify.annotations.NullMarked;
