package io.github.keycloakpersonas.store;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys in the secret of a realm's vault: {@code id:key} for each of them, the key as 32 bytes in Base64, with line
 * breaks or spaces between them. The first one encrypts; all of them decrypt what names them, so that a new one can be
 * put before the others.
 */
final class SealingKeys {

    /** The name of the algorithm of keys. */
    private static final String AES = "AES";

    private static final int KEY_BYTES = 32;

    /** More than anybody rotates through; the secret is read again and again. */
    private static final int MOST = 50;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Map<String, SecretKey> byId;
    private final String firstId;

    private SealingKeys(Map<String, SecretKey> byId) {
        this.byId = byId;
        this.firstId = byId.keySet().iterator().next();
    }

    /**
     * Reads the text of the secret, strictly.
     *
     * @throws IllegalArgumentException if it is not such a text; the message is a sentence's end, such as {@code has no
     *     key}, and has nothing of the text
     */
    static SealingKeys read(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        String[] entries = text.strip().split("\\s+", -1);
        if (text.isBlank()) {
            throw new IllegalArgumentException("has no key");
        }
        if (entries.length > MOST) {
            throw new IllegalArgumentException("has more than " + MOST + " keys");
        }
        for (int i = 0; i < entries.length; i++) {
            String which = "has an entry " + (i + 1) + " that ";
            int colon = entries[i].indexOf(':');
            if (colon < 0 || !ID.matcher(entries[i].substring(0, colon)).matches()) {
                throw new IllegalArgumentException(
                        which + "does not begin with an id of letters, digits, '.', '_' and '-', and a colon");
            }
            SecretKey key = decoded(entries[i].substring(colon + 1))
                    .orElseThrow(() -> new IllegalArgumentException(
                            which + "has no " + KEY_BYTES + " bytes in Base64 after the colon"));
            if (keys.put(entries[i].substring(0, colon), key) != null) {
                throw new IllegalArgumentException(which + "has the id of another one");
            }
        }
        return new SealingKeys(keys);
    }

    private static Optional<SecretKey> decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == KEY_BYTES ? Optional.of(new SecretKeySpec(bytes, AES)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not passed on: the exception of the decoder quotes a character of the key.
            return Optional.empty();
        }
    }

    /** The id of the key that encrypts. */
    String firstId() {
        return firstId;
    }

    /** The key of that id. */
    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
