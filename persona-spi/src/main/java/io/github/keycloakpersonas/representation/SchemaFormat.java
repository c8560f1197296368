package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Capabilities;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.StewardsSee;
import io.github.keycloakpersonas.schema.Title;
import java.util.stream.Stream;

/**
 * The format in which a persona schema is written, and which its member {@code format} names. It is part of the text in
 * the database, in realm attributes, exports and files. It is increased when a version of this extension adds members
 * to schemas that the previous version does not know. A schema is written in the first format that has all its members,
 * so that an earlier version can read it as long as nobody uses members that it does not know.
 */
public final class SchemaFormat {

    /** The latest format that this version reads. */
    public static final int LATEST = 2;

    /** The format of a schema that names none, and of the default schema, which is not stored. */
    public static final int FIRST = 1;

    /** The first format with all that {@link #of(PersonaSchema)} looks for. */
    private static final int SECOND = 2;

    static final String MEMBER = "format";

    private SchemaFormat() {}

    /** The format of a text. It is the first one if the text names none or is not a schema. */
    public static int of(String json) {
        try {
            return of(PlainJson.parse(json));
        } catch (JsonProcessingException e) {
            return FIRST;
        }
    }

    /** The format that a schema is written in. */
    static int of(PersonaSchema schema) {
        boolean second = hasDisplayNames(schema)
                || hasMaps(schema)
                || hasSchedules(schema)
                || schema.hasEncryption()
                || schema.hasRequirements()
                || schema.hasStewards()
                || schema.circles().stewardsSee() != StewardsSee.USERNAME
                || !schema.capabilities().equals(Capabilities.DEFAULT);
        return second ? SECOND : FIRST;
    }

    private static boolean hasMaps(PersonaSchema schema) {
        return schema.attributes().stream().anyMatch(rule -> rule.type() == AttributeType.MAP);
    }

    private static boolean hasSchedules(PersonaSchema schema) {
        return schema.hasSchedules()
                || schema.titles().stream().anyMatch(title -> title.scheduleEditableBy() != Editor.ADMINISTRATOR);
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

    /** Whether only later versions of the extension can read a format. */
    public static boolean isLater(int format) {
        return format > LATEST;
    }

    /** Explains that a schema has a later format, and what to do. */
    public static String fault(int format) {
        return "is " + format + ", which a later version of this extension has written; this one reads up to " + LATEST
                + ". Update the extension on this server, or write the schema in format " + LATEST;
    }
}
