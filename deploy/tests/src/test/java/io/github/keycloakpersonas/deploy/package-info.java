/** Tests of what the project is delivered with: the chart, the manifests, the compose file, the workflows, the release. */
@NullMarked
package io.github.keycloakpersonas.deploy;

import org.jspecify.annotations.NullMarked;
