/** What operators see of the running extension: meters, spans and the context of log lines. */
@NullMarked
package io.github.keycloakpersonas.telemetry;

import org.jspecify.annotations.NullMarked;
