package io.github.keycloakpersonas.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stewards see of the people whose personas they manage. */
public enum StewardsSee {
    /** The username. */
    USERNAME,
    /** First and last name. */
    NAME,
    /** Neither: only the user's id. */
    NONE;

    /** The name in a persona schema. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting of that name, empty if there is none. */
    public static Optional<StewardsSee> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
