package io.github.keycloakpersonas.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** A file that the page loads: of swagger-ui, or our own. Each is read once, when somebody first asks for it. */
final class PageFile {

    private static final String FOLDER = "/persona-docs/";

    /** A closed list: no other file of the JAR is served, whatever a path says. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "oauth2-redirect.js", "text/javascript; charset=utf-8",
            "oauth2-redirect.html", "text/html; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8");

    private static final Map<String, PageFile> READ = new ConcurrentHashMap<>();

    private final String mediaType;
    private final byte[] bytes;
    private final byte[] compressed;
    private final String tag;

    private PageFile(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.compressed = compress(bytes);
        this.tag = tag(bytes);
    }

    /** The file of that name; empty if the page has none. */
    static Optional<PageFile> named(String name) {
        return Optional.ofNullable(MEDIA_TYPES.get(name))
                .map(type -> READ.computeIfAbsent(name, file -> new PageFile(type, read(file))));
    }

    /** Its media type with the character set, without which browsers refuse the bundle. */
    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The same, compressed with gzip. */
    byte[] compressed() {
        return compressed.clone();
    }

    /** What tells it from the file of another version. */
    String tag() {
        return tag;
    }

    /** Reads a file of the JAR. */
    static byte[] read(String name) {
        try (InputStream resource = PageFile.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("The JAR lacks " + FOLDER + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
