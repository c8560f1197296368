/** Evidence for auditors: reports as files, with a signed manifest. */
@NullMarked
package io.github.keycloakpersonas.report;

import org.jspecify.annotations.NullMarked;
