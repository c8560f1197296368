package io.github.keycloakpersonas.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where an attribute stands in a persona: beside the fixed members, or inside the object of its group.
 *
 * @param group the group, null for an attribute that stands beside the fixed members
 * @param member the attribute's own name
 */
public record AttributeName(@Nullable String group, String member) {

    /** An attribute that stands beside the fixed members. */
    public static AttributeName of(String member) {
        return new AttributeName(null, member);
    }

    /** The unambiguous name, {@code member} or {@code group.member}; neither part can contain a dot. */
    public String path() {
        return group == null ? member : group + "." + member;
    }
}
