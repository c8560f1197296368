/** Tests of the page without a server; in a browser it is tested by {@code api-page.test.ts} of the themes. */
@NullMarked
package io.github.keycloakpersonas.page;

import org.jspecify.annotations.NullMarked;
