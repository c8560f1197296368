/** A user's calendar: appointments, those that come again among them, and what of them is in a window. */
@NullMarked
package io.github.keycloakpersonas.calendar;

import org.jspecify.annotations.NullMarked;
