package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Puts files into a folder of the server. A file appears with all of its content or not at all. */
final class FolderUpload implements Upload {

    private final Path folder;

    FolderUpload(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(Delivery delivery, QueuedContent content) throws IOException {
        Delivery.StoredFile file = delivery.file();
        if (!Files.isDirectory(folder)) {
            // Not created: a folder that is not mounted must not be filled in its place.
            throw UploadFailure.of("no-folder");
        }
        Path target = inside(file.key());
        Path place = Objects.requireNonNull(target.getParent());
        Files.createDirectories(place);
        // A link that somebody has put there must not lead elsewhere.
        if (!place.toRealPath().startsWith(folder.toRealPath())) {
            throw UploadFailure.forGood("outside");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            requireSame(target, file);
            return;
        }
        Path begun = target.resolveSibling(
                "." + delivery.id() + "-" + delivery.progress().tries() + ".part");
        try {
            write(content, begun);
            publish(begun, target, file);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private Path inside(String key) throws UploadFailure {
        Path target = folder.resolve(key).normalize();
        if (!target.startsWith(folder.normalize()) || target.equals(folder.normalize())) {
            throw UploadFailure.forGood("outside");
        }
        return target;
    }

    private static void write(QueuedContent content, Path begun) throws IOException {
        Files.deleteIfExists(begun);
        try (InputStream in = content.open();
                OutputStream out = Files.newOutputStream(begun, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
        try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void publish(Path begun, Path target, Delivery.StoredFile file) throws IOException {
        try {
            // In contrast to a move, a link never takes the place of a file.
            Files.createLink(target, begun);
        } catch (FileAlreadyExistsException e) {
            requireSame(target, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.move(begun, target);
        }
    }

    private static void requireSame(Path target, Delivery.StoredFile file) throws IOException {
        try (InputStream in = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
            if (!Sha256.of(in).equals(file.sha256())) {
                throw UploadFailure.otherFile();
            }
        }
    }
}
