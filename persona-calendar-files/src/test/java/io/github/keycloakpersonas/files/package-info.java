/** Tests of the files of calendar programs. */
@NullMarked
package io.github.keycloakpersonas.files;

import org.jspecify.annotations.NullMarked;
