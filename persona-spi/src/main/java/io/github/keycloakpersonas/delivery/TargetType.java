package io.github.keycloakpersonas.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a target can be, with the names of its settings. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are those of List.of
public enum TargetType {
    /** A folder of the server's own files. */
    FOLDER(List.of("path"), List.of(), List.of()),
    /** A bucket of Amazon S3, or of what speaks like it. */
    S3(
            List.of("endpoint", "region", "bucket", "access_key", "secret_key"),
            List.of("path_style", "encryption", "kms_key", "storage_class", "checksum"),
            List.of("secret_key")),
    /** A folder of a WebDAV server. */
    WEBDAV(List.of("url"), List.of("username", "password", "token"), List.of("password", "token")),
    /** A shared drive of Google Drive. */
    DRIVE(
            List.of("account", "private_key", "drive_id"),
            List.of("folder_id", "token_url", "api_url"),
            List.of("private_key"));

    private final List<String> required;
    private final List<String> optional;
    private final List<String> secrets;

    TargetType(List<String> required, List<String> optional, List<String> secrets) {
        this.required = required;
        this.optional = optional;
        this.secrets = secrets;
    }

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name; empty if there is none. */
    public static Optional<TargetType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** The settings that it needs. */
    public List<String> required() {
        return required;
    }

    /** All settings that it can have, other than the time-out and the proxy, which all but folders have. */
    public List<String> settings() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** The settings that must not stand in a file. */
    public List<String> secrets() {
        return secrets;
    }
}
