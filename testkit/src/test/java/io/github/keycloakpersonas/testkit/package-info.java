@NullMarked
package io.github.keycloakpersonas.testkit;

import org.jspecify.annotations.NullMarked;
