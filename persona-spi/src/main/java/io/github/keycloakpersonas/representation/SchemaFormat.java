package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.util.stream.Stream;

/**
 * The format that a persona schema is written in, which its member {@code format} says. It goes with the text wherever that goes:
 * into the database, realm attributes, exports and files. It counts up where a version of this extension gives schemas members that
 * the one before does not know. A schema is written in the first format that has all its members, so that an earlier
 * version reads on for as long as nobody uses what it does not know.
 */
public final class SchemaFormat {

    /** The latest format that this version reads. */
    public static final int LATEST = 2;

    /** That of a schema that does not say, and of the default schema, which is stored as none. */
    public static final int FIRST = 1;

    /** The first format with display names. */
    private static final int DISPLAY_NAMES = 2;

    static final String MEMBER = "format";

    private SchemaFormat() {}

    /** The format of a text; the first where it does not say, or is no schema at all. */
    public static int of(String json) {
        try {
            return of(PlainJson.parse(json));
        } catch (JsonProcessingException e) {
            return FIRST;
        }
    }

    /** The format that a schema is written in. */
    static int of(PersonaSchema schema) {
        return hasDisplayNames(schema) ? DISPLAY_NAMES : FIRST;
    }

    private static boolean hasDisplayNames(PersonaSchema schema) {
        return Stream.of(
                                schema.titles().stream().map(Title::displayName),
                                schema.groups().stream().map(AttributeGroup::displayName),
                                schema.attributes().stream().map(AttributeRule::displayName))
                        .flatMap(names -> names)
                        .anyMatch(name -> !name.isNone())
                || schema.attributes().stream()
                        .anyMatch(rule -> !rule.optionNames().isEmpty());
    }

    private static int of(JsonNode schema) {
        JsonNode format = schema.path(MEMBER);
        return format.isInt() ? format.intValue() : FIRST;
    }

    /** Whether a format is one that only later versions read. */
    public static boolean isLater(int format) {
        return format > LATEST;
    }

    /** What to do about a schema of a later format, after its name. */
    public static String fault(int format) {
        return "is " + format + ", which a later version of this extension has written; this one reads up to " + LATEST
                + ". Update the extension on this server, or write the schema in format " + LATEST;
    }
}
