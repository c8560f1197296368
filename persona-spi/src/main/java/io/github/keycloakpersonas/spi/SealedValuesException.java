package io.github.keycloakpersonas.spi;

/**
 * Values of attributes that are encrypted in the database cannot be read, or cannot be written, because the realm's vault
 * lacks their key, or because they are not what was stored. Nothing is left out and nothing is overwritten. The message
 * is for operators; it names the realm and the key, and has neither keys nor values.
 */
public final class SealedValuesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param realm the name of the realm
     * @param reason what is wrong, such as {@code the vault has no secret persona-attributes}
     */
    public SealedValuesException(String realm, String reason) {
        super("Realm " + realm + ": encrypted attributes of personas can be neither read nor written: " + reason
                + ". See Encryption in docs/production.md");
        this.reason = reason;
    }

    /** What is wrong, without the realm. */
    public String reason() {
        return reason;
    }
}
