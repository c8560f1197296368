package io.github.keycloakpersonas.calendar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event from elsewhere.
 *
 * @param place what the report of the import calls it: a number or a text
 * @param uid what it is known by; an event with the same one is replaced
 * @param members the event as {@link EventReader} reads it
 */
public record ImportedEvent(Object place, String uid, Map<String, ? extends @Nullable Object> members) {}
