/** Invitations to personas: what they offer to whom, how long, and when they may be sent and accepted; in plain Java. */
@NullMarked
package io.github.keycloakpersonas.invitation;

import org.jspecify.annotations.NullMarked;
