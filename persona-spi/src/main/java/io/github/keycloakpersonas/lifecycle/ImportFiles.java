package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.digest.Sha256;
import io.github.keycloakpersonas.representation.SetupDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The files that a server imports at its start, by realm: one file, or all {@code *.json} of a folder in order of their names. */
final class ImportFiles {

    private static final Logger LOGGER = Logger.getLogger(ImportFiles.class);

    private ImportFiles() {}

    /**
     * What the files say about one realm.
     *
     * @param documents the documents, in order
     * @param fingerprint changes when a file with data of this realm changes
     */
    record OfRealm(List<SetupDocument> documents, String fingerprint) {}

    /** Reads the files, by name of the realm. A file that cannot be read is logged and left out. */
    static Map<String, OfRealm> read(Path path) {
        Map<String, List<SetupDocument>> documents = new LinkedHashMap<>();
        Map<String, Sha256> digests = new LinkedHashMap<>();
        for (Path file : files(path)) {
            try {
                byte[] json = Files.readAllBytes(file);
                for (SetupDocument document : SetupDocument.read(json)) {
                    documents
                            .computeIfAbsent(document.realm(), realm -> new ArrayList<>())
                            .add(document);
                    digests.computeIfAbsent(document.realm(), realm -> new Sha256())
                            .update(json);
                }
            } catch (IOException e) {
                LOGGER.errorf(e, "The import file %s can't be read", file);
            } catch (IllegalArgumentException e) {
                LOGGER.errorf("The import file %s is not imported: %s", file, e.getMessage());
            }
        }
        Map<String, OfRealm> byRealm = new LinkedHashMap<>();
        digests.forEach((realm, digest) ->
                byRealm.put(realm, new OfRealm(documents.getOrDefault(realm, List.of()), digest.hex())));
        return byRealm;
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOGGER.errorf(e, "The folder of import files %s can't be read", path);
            return List.of();
        }
    }
}
