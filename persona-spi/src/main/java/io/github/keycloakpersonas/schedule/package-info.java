/** When somebody is on duty: windows in local time that come again by rules, and what they say of an instant. */
@NullMarked
package io.github.keycloakpersonas.schedule;

import org.jspecify.annotations.NullMarked;
