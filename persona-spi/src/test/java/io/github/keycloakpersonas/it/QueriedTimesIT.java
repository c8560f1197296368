package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dmfs.jems2.Single;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;

/**
 * Lists, statistics and {@code by-persona} say of a persona what it says itself, to the last moment of its validity. A server's
 * clock can't be held there, so the queries run in this process, with the Hibernate and the H2 of the server.
 */
class QueriedTimesIT {

    private static final String QUERIES = "io.github.keycloakpersonas.store.QueriedTimes";

    private static List<URL> libraries() throws IOException {
        List<URL> libraries = new ArrayList<>();
        libraries.add(url(Path.of("target", "test-classes")));
        libraries.add(url(Path.of("target", "classes")));
        // What the JAR brings with it, relocated.
        for (Class<?> shipped : List.of(Pattern.class, RecurrenceRule.class, DateTime.class, Single.class)) {
            libraries.add(shipped.getProtectionDomain().getCodeSource().getLocation());
        }
        try (Stream<Path> jars = Files.walk(Path.of(System.getProperty("keycloak.dist"), "lib", "lib"))) {
            jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(QueriedTimesIT::url)
                    .forEach(libraries::add);
        }
        return libraries;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void agreeWithThePersona() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader server =
                new URLClassLoader(libraries().toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(server);
            Object queries = server.loadClass(QUERIES).getConstructor().newInstance();
            assertThat(((Supplier<List<String>>) queries).get()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
