package io.github.keycloakpersonas.testkit;

import java.util.Arrays;

/** A version of Keycloak, such as {@code 26.7.3}. */
public record KeycloakVersion(String text) {

    /** The system property with the version of the servers that the tests run on. */
    public static final String PROPERTY = "keycloak.version";

    /** That of the servers that the tests run on. */
    public static KeycloakVersion ofTheBuild() {
        return new KeycloakVersion(ServerOptions.required(PROPERTY));
    }

    /**
     * Whether it is of a minor version or of a later one.
     *
     * @param minor such as {@code 26.7}
     */
    public boolean isAtLeast(String minor) {
        return Arrays.compare(numbers(text), numbers(minor)) >= 0;
    }

    /** Of {@code 26.10} the numbers 26 and 10; patch and qualifier do not count. */
    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .limit(2)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public String toString() {
        return text;
    }
}
