package io.github.keycloakpersonas.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What the build says about itself.
 *
 * @param version the version of the extension
 * @param testedOn the versions of Keycloak that it was tested on, oldest first
 */
public record ThisBuild(String version, List<String> testedOn) {

    private static final String FILE = "/META-INF/keycloak-personas/build.properties";

    public ThisBuild {
        testedOn = List.copyOf(testedOn);
    }

    /** What the build that made this JAR has written into it. */
    public static ThisBuild read() {
        try (InputStream resource = ThisBuild.class.getResourceAsStream(FILE)) {
            Properties build = new Properties();
            build.load(resource);
            return new ThisBuild(
                    build.getProperty("version"),
                    List.of(build.getProperty("keycloak.tested").split(" ", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
