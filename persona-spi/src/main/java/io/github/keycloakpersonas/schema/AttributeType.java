package io.github.keycloakpersonas.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of value an attribute holds. */
public enum AttributeType {
    BOOLEAN("boolean"),
    /** A whole number that fits 64 bits. */
    INTEGER("integer"),
    NUMBER("number"),
    STRING("string"),
    /** An ISO 8601 date and time with offset, kept in UTC. */
    DATE_TIME("date-time"),
    EMAIL("email"),
    /** One of the options. */
    ENUM("enum"),
    STRING_LIST("string-list"),
    /** Strings and numbers by name, not nested. */
    MAP("map");

    private final String word;

    AttributeType(String word) {
        this.word = word;
    }

    /** The type's name in a persona schema. */
    public String word() {
        return word;
    }

    /** The names of all types, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(AttributeType::word).collect(Collectors.joining(", "));
    }

    /** The type of that name, empty if there is none. */
    public static Optional<AttributeType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
