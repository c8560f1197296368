package io.github.keycloakpersonas.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a machine has what a Galera cluster needs.
 *
 * @param server MariaDB's server
 * @param install what prepares its data folder
 * @param provider Galera's library
 */
record GaleraPrograms(Path server, Path install, Path provider) {

    static GaleraPrograms ofThisMachine() {
        return new GaleraPrograms(
                first("/usr/sbin/mariadbd", "/usr/libexec/mariadbd", "/usr/local/bin/mariadbd"),
                first("/usr/bin/mariadb-install-db", "/usr/local/bin/mariadb-install-db"),
                first("/usr/lib/galera/libgalera_smm.so", "/usr/lib64/galera/libgalera_smm.so"));
    }

    private static Path first(String... paths) {
        return List.of(paths).stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("These tests need MariaDB with Galera, and there is no " + paths[0]
                                + ": install them (Debian, Ubuntu: apt install mariadb-server galera-4), and let no"
                                + " service start the server"));
    }
}
