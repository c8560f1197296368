package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.SealedValuesException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.vault.VaultStringSecret;

/**
 * The keys in the vaults of realms. They are remembered for a minute, because a page of a list has many encrypted values
 * and a vault may be a file or far away. That there is none is not remembered.
 */
final class VaultKeys {

    /** The name of the secret; Keycloak's resolver adds the realm's. */
    static final String ENTRY = "persona-attributes";

    private static final String REFERENCE = "${vault." + ENTRY + "}";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** So that servers of very many realms do not keep keys of all of them. */
    private static final int MOST_REALMS = 500;

    private static final Logger LOGGER = Logger.getLogger(VaultKeys.class);

    private final Map<String, Kept> byRealm = new ConcurrentHashMap<>();
    private final Clock clock;

    VaultKeys(Clock clock) {
        this.clock = clock;
    }

    private record Kept(SealingKeys keys, Instant until) {}

    /** The keys of a realm. */
    KeySource of(KeycloakSession session, RealmModel realm) {
        return new OfRealm(session, realm);
    }

    private final class OfRealm implements KeySource {

        private final KeycloakSession session;
        private final RealmModel realm;

        OfRealm(KeycloakSession session, RealmModel realm) {
            this.session = session;
            this.realm = realm;
        }

        @Override
        public SealingKeys keys() {
            Kept kept = byRealm.get(realm.getId());
            return kept != null && clock.instant().isBefore(kept.until()) ? kept.keys() : newest();
        }

        @Override
        public SealingKeys newest() {
            byRealm.remove(realm.getId());
            SealingKeys keys = read(found().orElseThrow(() -> failure("the realm's vault has no secret " + ENTRY)));
            forgetOld();
            byRealm.put(realm.getId(), new Kept(keys, clock.instant().plus(REMEMBERED)));
            return keys;
        }

        @Override
        public SealedValuesException failure(String reason) {
            return new SealedValuesException(realm.getName(), reason);
        }

        private Optional<String> found() {
            try {
                return secret(session, realm);
            } catch (UnreadableVaultException e) {
                LOGGER.debugf(e, "Realm %s: its vault cannot be read", realm.getName());
                throw failure("the realm's vault cannot be read: " + e.kind());
            }
        }

        private SealingKeys read(String text) {
            try {
                return SealingKeys.read(text);
            } catch (IllegalArgumentException e) {
                throw failure("the secret " + ENTRY + " of the realm's vault " + e.getMessage());
            }
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        byRealm.values().removeIf(kept -> !now.isBefore(kept.until()));
        if (byRealm.size() >= MOST_REALMS) {
            byRealm.clear();
        }
    }

    /**
     * The text of the secret. A session gets its vault once, for the realm that it is about at that time, which may be
     * another one; so this is asked in a session of its own.
     */
    private static Optional<String> secret(KeycloakSession session, RealmModel realm) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            own.getContext().setRealm(realm);
            try (VaultStringSecret secret = own.vault().getStringSecret(REFERENCE)) {
                // Without a vault, Keycloak returns the reference itself.
                return secret.get().filter(found -> !found.equals(REFERENCE));
            } catch (RuntimeException e) {
                throw new UnreadableVaultException(e);
            }
        });
    }

    /** The vault does not answer, or the server may not read it. */
    private static final class UnreadableVaultException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableVaultException(RuntimeException cause) {
            super(cause);
        }

        /** The kind of the innermost failure, without its message, which may have an address or a part of a secret. */
        String kind() {
            Throwable cause = this;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getClass().getSimpleName();
        }
    }
}
