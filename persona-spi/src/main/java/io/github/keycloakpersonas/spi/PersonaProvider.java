package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.calendar.Calendars;
import io.github.keycloakpersonas.delivery.Deliveries;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.History;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.persona.Assessments;
import io.github.keycloakpersonas.persona.CircleDirectory;
import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.review.DueReview;
import io.github.keycloakpersonas.review.Reviews;
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

    /** The realm attribute with a copy of the realm's schema as JSON text. The original is in {@link RealmSettings}. */
    String SCHEMA_ATTRIBUTE = "persona.schema";

    /** The realm attribute with a copy of the mark that the realm is set up for personas. */
    String SETUP_ATTRIBUTE = "persona.setup";

    /** The realm attribute in which versions before the table remembered which files were imported at a start. */
    String IMPORTED_ATTRIBUTE = "persona.imported";

    /** As a number to count to: there is none. */
    int ALL = Integer.MAX_VALUE;

    /** The settings of the realm: whether it is set up, and its schema. */
    RealmSettings settings(RealmModel realm);

    /**
     * Whether the realm is set up for personas. If it is not, the API answers 404. Takes no query while the realm is
     * cached.
     */
    default boolean isSetUp(RealmModel realm) {
        return settings(realm).isSetUp();
    }

    /**
     * The realm's persona schema; the default schema if the administrator has set none.
     *
     * @throws UnreadableSchemaException if the stored text is not a schema
     */
    PersonaSchema schema(RealmModel realm);

    /**
     * Sets a realm's schema, and its copy in the realm attribute, in the session's transaction. Until that transaction
     * ends, other requests that set the schema of that realm wait. Must be the first call in a session of its own,
     * because a session does not read again what it has already read of the realm.
     *
     * @param check called under the lock with the present schema; if it throws, that one stays as it is
     * @throws io.github.keycloakpersonas.persona.PersonaFailure BUSY_REALM if others hold the lock for too long
     */
    void replaceSchema(String realmId, PersonaSchema schema, Consumer<StoredSchema> check);

    /**
     * Counts stored personas with a title or a circle that the present schema has and the new one lacks. Circles are
     * checked only if the new schema lists them.
     *
     * @param present the present schema; empty if it cannot be read; then every title and circle counts that the new
     *     schema lacks
     */
    StrandedPersonas stranded(String realmId, Optional<PersonaSchema> present, PersonaSchema replacement);

    /**
     * A user's personas, newest first. Takes no database query while Keycloak has the user cached and nobody has
     * changed the user's personas since they were read last; includes the changes of this session.
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
     * A page of the realm's personas with their owners' usernames, in few queries. Personas whose owner cannot be found
     * any more are left out, which can make the page shorter.
     *
     * @param first how many to skip
     * @param max how many at most
     */
    PersonaPage find(RealmModel realm, PersonaFilter filter, PersonaOrder order, int first, int max);

    /**
     * The page after a position. It costs the same however far down the list it is. Whoever goes on from page to page
     * meets each persona once, unless what the list is sorted by is changed meanwhile.
     *
     * @param position where the page before ends; the list is sorted by its order
     * @param max how many at most
     */
    PersonaPage findAfter(RealmModel realm, PersonaFilter filter, PersonaPosition position, int max);

    /** The number of the realm's personas that match the filter. */
    default long count(RealmModel realm, PersonaFilter filter) {
        return count(realm, filter, ALL);
    }

    /**
     * The same, counted no further than to a number, so that a large realm or circle costs no more than that.
     *
     * @param most at least 1, at most some thousands; or {@link #ALL}
     */
    long count(RealmModel realm, PersonaFilter filter, int most);

    /** What those who manage circles read of the realm, straight from the database. */
    CircleDirectory circles(RealmModel realm);

    /** Reads and writes the realm's personas in bulk, for an export or an import, without checking the rules. */
    PersonaArchive archive(RealmModel realm);

    /** How attributes of the realm's personas are encrypted in the database. */
    Encryption encryption(RealmModel realm);

    /** Says who changes personas in this session from now on, for the history. Until then it is the server. */
    void changedBy(Author who);

    /** The history of the realm's personas, straight from the database. */
    History history(RealmModel realm);

    /** The ids of the realms that have states in the history, or once had, found by one query. */
    List<String> realmsWithHistory();

    /**
     * The invitations of the realm, straight from the database.
     *
     * @throws UnreadableSchemaException as {@link #schema}
     */
    Invitations invitations(RealmModel realm);

    /** The reviews of the realm, straight from the database. */
    Reviews reviews(RealmModel realm);

    /** Reviews of all realms that the server has something to do with, found by one query. */
    List<DueReview> reviewsDue(Instant now, int max);
    /** The mails of the realm, straight from the database. */
    Mails mails(RealmModel realm);

    /** The ids of the realms that send mails, or have sent some, found by one query. */
    List<String> realmsWithMails();

    /** The ids of the realms whose requests end by time, found by one query. */
    List<String> realmsWhereRequestsEnd();

    /** The calendars of the realm's users, straight from the database. */
    Calendars calendars(RealmModel realm);

    /**
     * The assessments of the realm's personas, straight from the database.
     *
     * @throws UnreadableSchemaException as {@link #schema}
     */
    Assessments assessments(RealmModel realm);

    /** Reports that are stored away, of all realms, straight from the database. */
    Deliveries deliveries();

    /** The realm's imports and their progress. */
    ImportLog imports(RealmModel realm);

    /**
     * Counts the realm's personas, straight from the database.
     *
     * @param now the time that expiry and days are calculated from
     */
    RealmStatistics statistics(RealmModel realm, Instant now, RealmStatistics.Question question);

    /**
     * Remembers that a persona was selected, in a transaction of its own. This is not a change of the persona: its
     * version and its ETag stay the same. A failure is only logged, because a login must not depend on it.
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
     * Removes some of a realm's personas, in the session's transaction. Call it again until nothing is left.
     *
     * @param limit the highest number of users
     * @return the number of users whose personas were removed; less than the limit when nothing is left
     */
    int removeSome(String realmId, int limit);

    /**
     * Removes personas of some users whose removal was never reported: their realm, their user storage provider or
     * their local account does not exist any more. Users whom an external storage does not find at the moment are kept.
     *
     * @param knownBefore only users who had personas before that time are checked, so that an account that is just
     *     being created does not look removed
     * @param limit the highest number of users
     * @return the number of users whose personas were removed; less than the limit when nothing is left
     */
    int removeOrphans(Instant knownBefore, int limit);

    /**
     * Removes what is known of some imports, of all realms, that have not come further since then; personas stay.
     *
     * @param limit of how many imports at most
     * @return of how many; fewer than the limit when nothing is left
     */
    int removeImports(Instant before, int limit);

    /** The ids of the realms that are not set up, found by one query. */
    List<String> realmsNotSetUp();

    /**
     * The ids of the realms whose settings are only in their attributes, as in earlier versions, found by one query.
     */
    List<String> realmsToTakeOver();

    /** The database as the session of this provider meets it. */
    SessionDatabase database();
}
