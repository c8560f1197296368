package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A version of Keycloak, such as {@code 26.7.3}. */
public record KeycloakVersion(String text) {

    /** That of the servers that the tests run on, as their distribution says: the build may have asked for the newest. */
    public static KeycloakVersion ofTheBuild() {
        return ofDistribution(Path.of(ServerOptions.required(ServerOptions.DIST)));
    }

    /** @param folder an unpacked distribution; its file {@code version.txt} ends with the version */
    static KeycloakVersion ofDistribution(Path folder) {
        try {
            String text = Files.readString(folder.resolve("version.txt")).strip();
            return new KeycloakVersion(text.substring(text.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
