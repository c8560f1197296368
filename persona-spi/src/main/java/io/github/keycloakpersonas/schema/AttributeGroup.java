package io.github.keycloakpersonas.schema;

/**
 * A named group of attributes; its attributes stand inside an object of that name.
 *
 * @param name the object's name
 * @param description for people
 * @param displayName what people read instead of the name
 */
public record AttributeGroup(String name, String description, DisplayName displayName) {}
