package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.access.GrantableRoles;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.DatabaseTrouble;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import io.github.keycloakpersonas.spi.StoredSchema;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions for one realm, each with a transaction of its own. A session keeps in memory what it has read, so long work
 * uses many of them.
 */
public final class RealmSessions implements FileShape.Target {

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final Author author;

    /** Sessions that change no personas. */
    public RealmSessions(KeycloakSessionFactory factory, String realmId) {
        this(factory, realmId, Author.SERVER);
    }

    /** @param author who changes personas in these sessions */
    RealmSessions(KeycloakSessionFactory factory, String realmId, Author author) {
        this.factory = factory;
        this.realmId = realmId;
        this.author = author;
    }

    /** One session, its realm and that realm's personas. */
    public record Work(KeycloakSession session, RealmModel realm, PersonaProvider personas) {}

    /** Runs some work and commits it, unless it throws. If it loses against another transaction, it is run again. */
    public <T> T call(Function<Work, T> task) {
        return Attempts.of(factory, () -> once(task));
    }

    /** Whether work has failed because the database is away. */
    boolean isAway(RuntimeException failure) {
        return Attempts.troubleOf(factory, failure)
                .filter(DatabaseTrouble.AWAY::equals)
                .isPresent();
    }

    private <T> T once(Function<Work, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = Presence.realm(session, realmId)
                    .orElseThrow(() -> new IllegalStateException("The realm " + realmId + " is gone"));
            session.getContext().setRealm(realm);
            PersonaProvider personas = session.getProvider(PersonaProvider.class);
            personas.changedBy(author);
            return task.apply(new Work(session, realm, personas));
        });
    }

    @Override
    public Optional<PersonaSchema> presentSchema() {
        return call(work -> {
            try {
                return Optional.of(work.personas().schema(work.realm()));
            } catch (UnreadableSchemaException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<Violation> faults(PersonaSchema brought) {
        return call(work -> Stream.concat(
                        new GrantableRoles(work.realm()).faults(brought).stream(),
                        work.personas().encryption(work.realm()).faults(brought).stream())
                .toList());
    }

    @Override
    public void replaceSchema(PersonaSchema schema) {
        // Uses a session that has not read the realm yet, as PersonaProvider.replaceSchema requires.
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(PersonaProvider.class)
                        .replaceSchema(realmId, schema, RealmSessions::requireReadable));
    }

    private static void requireReadable(StoredSchema present) {
        if (present.isOfLaterFormat()) {
            throw PersonaFailure.conflict(
                    "The realm's schema was written by a later version of this extension. Update the"
                            + " extension on this server, or PUT a schema with ?force=true first.");
        }
    }
}
