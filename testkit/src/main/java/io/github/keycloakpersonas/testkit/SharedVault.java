package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The vault of the shared server: a folder with a file for each secret of a realm. */
public final class SharedVault {

    private SharedVault() {}

    /** Gives a realm a secret, or another value of it. */
    public static void put(TestRealm realm, String name, String text) {
        try {
            Files.writeString(file(realm, name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a secret away from a realm. */
    public static void remove(TestRealm realm, String name) {
        try {
            Files.deleteIfExists(file(realm, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts something in the place of a secret that cannot be read. */
    public static void makeUnreadable(TestRealm realm, String name) {
        remove(realm, name);
        try {
            Files.createDirectory(file(realm, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Keycloak's usual resolver names it, which doubles underscores. */
    private static Path file(TestRealm realm, String name) {
        return folder().resolve(realm.name().replace("_", "__") + "_" + name.replace("_", "__"));
    }

    private static Path folder() {
        Path work = Path.of(ServerOptions.required(ServerOptions.WORK));
        return work.resolveSibling(work.getFileName() + "-vault");
    }

    /** Gives a server the vault. It needs a folder of its own, since this changes the build of Keycloak. */
    public static ServerOptions of(ServerOptions options) {
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options.buildArgument("--vault=file").argument("--vault-dir=" + folder());
    }
}
