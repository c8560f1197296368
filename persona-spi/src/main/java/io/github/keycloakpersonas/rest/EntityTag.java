package io.github.keycloakpersonas.rest;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** ETags that are made of a version (RFC 9110 section 8.8.3). */
public final class EntityTag {

    private EntityTag() {}

    /** The ETag of a version. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Which versions an {@code If-Match} header accepts (RFC 9110 section 13.1.1). Weak tags accept none.
     *
     * @param ifMatch the header; any version will do without it
     */
    public static IntPredicate accepted(Optional<String> ifMatch) {
        if (ifMatch.isEmpty() || ifMatch.get().strip().equals("*")) {
            return version -> true;
        }
        String[] tags = ifMatch.get().split(",", -1);
        return version -> Arrays.stream(tags).map(String::strip).anyMatch(of(version)::equals);
    }
}
