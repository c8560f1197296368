@NullMarked
package io.github.keycloakpersonas.review;

import org.jspecify.annotations.NullMarked;
