package io.github.keycloakpersonas.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A password hash as Werkzeug writes it: {@code scrypt:32768:8:1$salt$hash}, the salt as text, the hash in hexadecimal. */
record WerkzeugHash(Scrypt function, String salt, String hash) {

    private static final Pattern FORM =
            Pattern.compile("scrypt:([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9})\\$([^$]{1,256})\\$([0-9a-f]{128})");

    /** Reads a hash; empty for another form, and for numbers that no server should work with. */
    static Optional<WerkzeugHash> of(String text) {
        Matcher form = FORM.matcher(text);
        return Optional.of(form)
                .filter(Matcher::matches)
                .map(found -> new WerkzeugHash(
                        new Scrypt(number(found, 1), number(found, 2), number(found, 3)),
                        found.group(4),
                        found.group(5)))
                .filter(read -> read.function().isBearable());
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    /** Whether it is the hash of a password. */
    boolean fits(String password) {
        byte[] expected = HexFormat.of().parseHex(hash);
        return !password.isEmpty()
                && MessageDigest.isEqual(
                        expected,
                        function.key(
                                password.getBytes(StandardCharsets.UTF_8),
                                salt.getBytes(StandardCharsets.UTF_8),
                                expected.length));
    }
}
