package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.ClassReferences.Member;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the JAR asks of Keycloak, and whether the server's own libraries have it: one JAR serves all minor versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkageIT {

    private static final String HOUSE = "io/github/keycloakpersonas/";
    private static final Path JAR = Path.of(System.getProperty("keycloak.providers"));
    private static final Path LIBRARIES =
            Path.of(System.getProperty("keycloak.dist")).resolve("lib").resolve("lib");

    @Test
    void onlyOneRoomUsesWhatThisServerLacks() throws Exception {
        assertThat(missing(name -> !name.startsWith(HOUSE + "compat/"))).isEmpty();
    }

    @Test
    @SinceKeycloak(value = "26.7", reason = "what differs is in room compat and in providers that it does not load")
    void thisServerLacksNothing() throws Exception {
        assertThat(missing(name -> true)).isEmpty();
        assertThat(unloadable()).isEmpty();
    }

    /** Providers for extension points that the server does not have; Keycloak never loads them. */
    private static List<String> unloadable() throws IOException {
        try (URLClassLoader server = server();
                ZipFile jar = new ZipFile(JAR.toFile())) {
            return ours(jar).filter(name -> find(server, name) == null).toList();
        }
    }

    private static Set<String> missing(Predicate<String> where) throws IOException {
        Set<String> missing = new TreeSet<>();
        try (URLClassLoader server = server();
                ZipFile jar = new ZipFile(JAR.toFile())) {
            List<String> loadable = ours(jar)
                    .filter(where)
                    .filter(name -> find(server, name) != null)
                    .toList();
            assertThat(loadable).isNotEmpty();
            for (String name : loadable) {
                try (InputStream file = jar.getInputStream(jar.getEntry(name + ".class"))) {
                    missing(server, ClassReferences.of(file))
                            .map(reference -> name + " -> " + reference)
                            .forEach(missing::add);
                }
            }
        }
        return missing;
    }

    private static Stream<String> missing(ClassLoader server, ClassReferences references) {
        Stream<String> classes = references.classes().stream()
                .filter(name -> name.startsWith("org/keycloak/") || name.startsWith(HOUSE))
                .filter(name -> find(server, name) == null);
        Stream<String> members = references.members().stream()
                .filter(member -> member.owner().startsWith("org/keycloak/"))
                .filter(member -> !has(find(server, member.owner()), member))
                .map(Member::toString);
        return Stream.concat(classes, members);
    }

    private static Stream<String> ours(ZipFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(HOUSE) && name.endsWith(".class") && !name.contains("/shaded/"))
                .map(name -> name.substring(0, name.length() - ".class".length()));
    }

    private static URLClassLoader server() throws IOException {
        List<URL> urls = new ArrayList<>(List.of(JAR.toUri().toURL()));
        for (String folder : List.of("main", "boot")) {
            try (Stream<Path> libraries = Files.list(LIBRARIES.resolve(folder))) {
                for (Path library : libraries.toList()) {
                    urls.add(library.toUri().toURL());
                }
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Null where it, or what it extends or implements, is not there. */
    private static @Nullable Class<?> find(ClassLoader server, String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, server);
        } catch (ClassNotFoundException | LinkageError notThere) {
            return null;
        }
    }

    private static boolean has(@Nullable Class<?> type, Member member) {
        return type != null
                && (declares(type, member)
                        || has(type.getSuperclass(), member)
                        || Arrays.stream(type.getInterfaces()).anyMatch(parent -> has(parent, member))
                        || (type.isInterface() && declares(Object.class, member)));
    }

    private static boolean declares(Class<?> type, Member member) {
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .map(field -> new Member(
                                        "", field.getName(), field.getType().descriptorString())),
                        Arrays.stream(type.getDeclaredMethods())
                                .map(method -> method(method, method.getName(), method.getReturnType())),
                        Arrays.stream(type.getDeclaredConstructors())
                                .map(constructor -> method(constructor, "<init>", void.class)))
                .flatMap(found -> found)
                .anyMatch(found ->
                        found.name().equals(member.name()) && found.descriptor().equals(member.descriptor()));
    }

    private static Member method(Executable found, String name, Class<?> result) {
        return new Member(
                "",
                name,
                MethodType.methodType(result, found.getParameterTypes()).descriptorString());
    }
}
