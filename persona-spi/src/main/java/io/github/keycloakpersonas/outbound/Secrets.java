package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/** The values of settings that refer to Keycloak's vault or to the environment. */
final class Secrets {

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env\\.([A-Za-z0-9_.-]+)}");
    private static final Pattern VAULT = Pattern.compile("\\$\\{vault\\.[A-Za-z0-9_.-]+}");

    private final KeycloakSession session;
    private final Target target;

    /** @param session has the realm in whose part of the vault secrets are looked for */
    Secrets(KeycloakSession session, Target target) {
        this.session = session;
        this.target = target;
    }

    /**
     * The value of a setting.
     *
     * @throws UploadFailure if what it refers to is not there
     */
    String required(String setting) throws UploadFailure {
        return value(target.required(setting)).orElseThrow(() -> UploadFailure.of("no-secret"));
    }

    /** The value of a setting; empty if it is not set. */
    Optional<String> optional(String setting) throws UploadFailure {
        return target.setting(setting).isPresent() ? Optional.of(required(setting)) : Optional.empty();
    }

    private Optional<String> value(String text) {
        Matcher environment = ENVIRONMENT.matcher(text);
        if (environment.matches()) {
            return Optional.ofNullable(System.getenv(environment.group(1)));
        }
        if (!VAULT.matcher(text).matches()) {
            return Optional.of(text);
        }
        try (VaultStringSecret secret = session.vault().getStringSecret(text)) {
            // Without a vault, Keycloak returns the reference itself.
            return secret.get().filter(found -> !found.equals(text));
        }
    }
}
