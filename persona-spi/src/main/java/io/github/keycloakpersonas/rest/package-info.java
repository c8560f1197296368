/** What both HTTP APIs share: problem details, request ids, paging, ETags, bounded bodies, rate limits. */
@NullMarked
package io.github.keycloakpersonas.rest;

import org.jspecify.annotations.NullMarked;
