/** Writes and sends the mails that were ordered. */
@NullMarked
package io.github.keycloakpersonas.mailing;

import org.jspecify.annotations.NullMarked;
