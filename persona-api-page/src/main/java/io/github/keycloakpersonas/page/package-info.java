/** A page to read and try the APIs of the extension in a browser. It uses nothing of the extension but its addresses. */
@NullMarked
package io.github.keycloakpersonas.page;

import org.jspecify.annotations.NullMarked;
