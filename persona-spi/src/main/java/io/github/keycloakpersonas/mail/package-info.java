/** What is told by mail: orders, the ledger of them, and when they are due; in plain Java. */
@NullMarked
package io.github.keycloakpersonas.mail;

import org.jspecify.annotations.NullMarked;
