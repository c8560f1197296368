package io.github.keycloakpersonas.schema;

/**
 * What agents, which are programs that act for a user by the user's own token, may do in a realm.
 *
 * @param mcp whether the realm answers the Model Context Protocol
 */
public record Agents(boolean mcp) {

    /** Agents have no door of their own. */
    public static final Agents OFF = new Agents(false);
}
