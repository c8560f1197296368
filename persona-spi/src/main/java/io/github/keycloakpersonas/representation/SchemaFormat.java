package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The format that a persona schema is written in, which its member {@code format} says. It goes with the text wherever that goes:
 * into the database, realm attributes, exports and files. It counts up where a version of this extension gives schemas members that
 * the one before does not know.
 */
public final class SchemaFormat {

    /** The format that this version writes, and the latest that it reads. */
    public static final int LATEST = 1;

    /** That of a schema that does not say. */
    static final int FIRST = 1;

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
