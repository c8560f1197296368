package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Personas for other extensions, and for every room of this one. */
public interface PersonaProvider extends Provider {

    /** The realm attribute with a copy of the realm's schema as JSON text; {@link RealmSettings} is what counts. */
    String SCHEMA_ATTRIBUTE = "persona.schema";

    /** The realm attribute that says, as a copy too, that the realm is set up for personas. */
    String SETUP_ATTRIBUTE = "persona.setup";

    /** The realm attribute in which versions before the table remembered which files were imported at a start. */
    String IMPORTED_ATTRIBUTE = "persona.imported";

    /** What is kept of the realm: whether it is set up, and its schema. */
    RealmSettings settings(RealmModel realm);

    /** Whether the realm is set up for personas; without it the API answers 404. Takes no query while the realm is cached. */
    default boolean isSetUp(RealmModel realm) {
        return settings(realm).isSetUp();
    }

    /**
     * The realm's rule book; the default schema where the administrator has set none.
     *
     * @throws UnreadableSchemaException if what the administrator has set is no schema
     */
    PersonaSchema schema(RealmModel realm);

    /**
     * Sets a realm's schema, and its copy in the realm attribute, in the session's transaction. Until that
     * transaction ends, others who set a schema of that realm wait. To be called first thing in a session of its own: what a
     * session has read of the realm before would not be read again.
     *
     * @param check given, under the lock, the text that is set now, empty for none; what it throws leaves that text as it is
     * @throws io.github.keycloakpersonas.persona.PersonaFailure CONFLICT if others hold the lock for too long
     */
    void replaceSchema(String realmId, PersonaSchema schema, Consumer<String> check);

    /**
     * Stored personas with a title or a circle that the present schema has and a new one would not. Circles are looked at where
     * the new schema lists them.
     *
     * @param present the present schema; empty if it can't be read, so that all count that the new one does not have
     */
    StrandedPersonas stranded(String realmId, Optional<PersonaSchema> present, PersonaSchema replacement);

    /**
     * A user's personas, newest first. Takes no database query while Keycloak has the user cached and nobody has changed
     * the user's personas since they were read last; includes what this session has changed.
     *
     * @return empty for a user of a transient session, who is stored nowhere
     */
    List<Persona> ofUser(RealmModel realm, UserModel user);

    /**
     * The realm's personas with the rules for changing them, straight from the database.
     *
     * @throws UnreadableSchemaException as {@link #schema}
     */
    Personas personas(RealmModel realm);

    /**
     * A page of the realm's personas with their owners' usernames, in few queries. Personas whose owner does not resolve any
     * more are left out, which can make the page shorter.
     *
     * @param first how many to skip
     * @param max how many at most
     */
    PersonaPage find(RealmModel realm, PersonaFilter filter, PersonaOrder order, int first, int max);

    /** How many of the realm's personas the filter lets through. */
    long count(RealmModel realm, PersonaFilter filter);

    /** The realm's personas in bulk, for an export or an import; without the rules. */
    PersonaArchive archive(RealmModel realm);

    /** What is known of the realm's imports. */
    ImportLog imports(RealmModel realm);

    /**
     * Counts the realm's personas, straight from the database.
     *
     * @param now what expiry and days are reckoned from
     * @param top how many titles and circles at most
     * @param days how many days in UTC back creations are counted, today included; 0 for none
     */
    RealmStatistics statistics(RealmModel realm, Instant now, int top, int days);

    /**
     * Remembers that a persona was selected, in a transaction of its own. No change of the persona: neither its version nor
     * its ETag moves. A failure is logged and nothing else, because a login must not hang on it.
     */
    void selected(RealmModel realm, Persona persona, Instant now);

    /**
     * The user's personas that were ever selected, straight from the database.
     *
     * @return their ids, the one selected last first
     */
    List<String> lastSelected(RealmModel realm, UserModel user);

    /** Removes the personas of a user who is about to go, in the session's transaction. */
    void removeUser(RealmModel realm, String userId);

    /**
     * Removes some of a realm's personas, in the session's transaction. To be repeated until nothing is left.
     *
     * @param limit of how many users at most
     * @return of how many users personas were removed; fewer than the limit when nothing is left
     */
    int removeSome(String realmId, int limit);

    /**
     * Removes the personas of some of the users who are gone without a word: whose realm or user storage provider does not
     * exist any more, or whose local account does not. Users that an external storage merely does not find right now are not
     * gone.
     *
     * @param knownBefore only users who had personas before that time, so that none is taken for gone whose account is just
     *     being created
     * @param limit of how many users at most
     * @return of how many users personas were removed; fewer than the limit when nothing is left
     */
    int removeOrphans(Instant knownBefore, int limit);

    /** The ids of the realms that are not set up, found by one query. */
    List<String> realmsNotSetUp();

    /** The ids of the realms whose settings lie in their attributes only, as in earlier versions, found by one query. */
    List<String> realmsToTakeOver();

    /** Whether the database answers; never throws. */
    boolean isDatabaseReachable();
}
