package io.github.keycloakpersonas.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A copy of the Keycloak distribution in the work folder with the providers in it, built once for each {@link Stamp}. */
final class Distribution {

    /** Changes while a server runs, and is no part of what was built. */
    private static final String DATA = "data";

    private final ServerOptions options;
    private final Path home;
    private final Path stampFile;

    Distribution(ServerOptions options) {
        this.options = options;
        this.home = home(options.work());
        this.stampFile = stampFile(options.work());
    }

    Path home() {
        return home;
    }

    /**
     * Ready for {@code start --optimized} with no data but the realms to import. One at a time, also of several processes that share a
     * folder: the second finds what the first has built, and building takes both processors.
     */
    void prepare() throws IOException, InterruptedException {
        Path siblings = Files.createDirectories(options.work().toAbsolutePath().getParent());
        synchronized (Distribution.class) {
            try (FileChannel builds = FileChannel.open(siblings.resolve("keycloak-builds.lock"), CREATE, WRITE)) {
                builds.lock();
                prepareAlone();
            }
        }
    }

    private void prepareAlone() throws IOException, InterruptedException {
        String stamp = Stamp.of(options);
        if (!isStamped(options.work(), stamp)) {
            Folders.delete(options.work());
            Files.createDirectories(options.work());
            Optional<Path> built = builtBeside(stamp);
            if (built.isPresent()) {
                Folders.copy(home(built.get()), home, DATA);
            } else {
                build();
            }
            // Last, so that what was interrupted counts for nothing.
            Files.writeString(stampFile, stamp);
        }
        Path data = home.resolve(DATA);
        Folders.delete(data);
        Path imports = Files.createDirectories(data.resolve("import"));
        for (Path realm : options.realmImports()) {
            Files.copy(realm, imports.resolve(realm.getFileName()));
        }
    }

    /** A server of the same make in a sibling folder: copying it takes a second, building half a minute. */
    private Optional<Path> builtBeside(String stamp) throws IOException {
        try (Stream<Path> siblings = Files.list(options.work().toAbsolutePath().getParent())) {
            List<Path> folders = siblings.filter(Files::isDirectory).toList();
            for (Path folder : folders) {
                if (isStamped(folder, stamp)) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    private void build() throws IOException, InterruptedException {
        if (!Files.exists(options.dist().resolve("bin"))) {
            throw new IllegalStateException("No Keycloak distribution in " + options.dist());
        }
        Folders.copy(options.dist(), home);
        for (Path provider : options.providers()) {
            Path target = home.resolve("providers").resolve(provider.getFileName());
            Files.copy(provider, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path log = options.work().resolve("build.log");
        List<String> command = new ArrayList<>(List.of("build"));
        command.addAll(options.buildArguments());
        int code = new KcScript(home, options).run(command, log).waitFor();
        if (code != 0) {
            throw new IllegalStateException("kc " + command + " failed with " + code + ":\n" + LogFile.tail(log));
        }
    }

    private static boolean isStamped(Path work, String stamp) throws IOException {
        Path file = stampFile(work);
        return Files.exists(file) && Files.readString(file).equals(stamp);
    }

    private static Path home(Path work) {
        return work.resolve("server");
    }

    private static Path stampFile(Path work) {
        return work.resolve("build.sha256");
    }
}
