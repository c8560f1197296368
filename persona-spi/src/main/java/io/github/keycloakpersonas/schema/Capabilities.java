package io.github.keycloakpersonas.schema;

/**
 * What a realm offers beyond personas themselves. Each is off, or as usual, where a schema says nothing.
 *
 * @param agents what agents may do
 * @param hasCalendar whether users have a calendar
 * @param registration how applications register people
 */
public record Capabilities(Agents agents, boolean hasCalendar, Registration registration) {

    /** What holds in a realm whose schema says nothing. */
    public static final Capabilities DEFAULT = new Capabilities(Agents.OFF, false, Registration.DEFAULT);
}
