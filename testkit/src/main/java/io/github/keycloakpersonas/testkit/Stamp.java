package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of all that {@code kc.sh build} depends on: where it is unchanged, so is what was built. */
final class Stamp {

    private final MessageDigest digest;

    private Stamp() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String of(ServerOptions options) throws IOException {
        Stamp stamp = new Stamp();
        Path version = options.dist().resolve("version.txt");
        stamp.add(Files.exists(version) ? Files.readAllBytes(version) : new byte[0]);
        for (String argument : options.buildArguments()) {
            stamp.add(argument);
        }
        for (Path provider : options.providers()) {
            stamp.add(provider.getFileName().toString());
            stamp.add(Files.readAllBytes(provider));
        }
        return HexFormat.of().formatHex(stamp.digest.digest());
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length goes first, so that two parts never read as one. */
    private void add(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part);
    }
}
