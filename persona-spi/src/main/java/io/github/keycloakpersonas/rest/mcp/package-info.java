/**
 * The Model Context Protocol, by which agents call tools: messages, revisions, errors and the metadata that clients look
 * for. What the tools do is decided by whoever serves them.
 */
@NullMarked
package io.github.keycloakpersonas.rest.mcp;

import org.jspecify.annotations.NullMarked;
