/** What operators see of the running extension: meters, spans, and what log lines are about. */
@NullMarked
package io.github.keycloakpersonas.telemetry;

import org.jspecify.annotations.NullMarked;
