package io.github.keycloakpersonas.store;

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
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.review.DueReview;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.schema.Capabilities;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.Encryption;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.RealmSettings;
import io.github.keycloakpersonas.spi.SessionDatabase;
import io.github.keycloakpersonas.spi.StoredSchema;
import io.github.keycloakpersonas.spi.StrandedPersonas;
import io.github.keycloakpersonas.telemetry.Counted.CacheResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** Personas in Keycloak's database. There is one instance for each session. */
final class JpaPersonaProvider implements PersonaProvider {

    private final KeycloakSession session;
    private final Clock clock;
    private final Isolation isolation;
    private final VaultKeys keys;

    private final ChangedUsers changed;
    private final SettingsReader settings;

    /** Who changes personas in this session. */
    private Author author = Author.SERVER;

    /**
     * The realms whose owners this session has removed. An import that replaces a realm removes and creates them in one
     * transaction.
     */
    private final Set<String> emptied = new HashSet<>();

    JpaPersonaProvider(KeycloakSession session, Clock clock, Isolation isolation, VaultKeys keys) {
        this.session = session;
        this.keys = keys;
        this.clock = clock;
        this.isolation = isolation;
        this.changed = new ChangedUsers(session);
        this.settings = new SettingsReader(session, clock);
    }

    @Override
    public RealmSettings settings(RealmModel realm) {
        return new JpaRealmSettings(settings, em(), isolation, clock, realm);
    }

    @Override
    public PersonaSchema schema(RealmModel realm) {
        return settings.of(realm).schema(realm);
    }

    @Override
    public void replaceSchema(String realmId, PersonaSchema schema, Consumer<StoredSchema> check) {
        new SchemaReplacement(session, em(), ownerLock(em()), clock).replace(realmId, schema, check);
        settings.changed(realmId);
    }

    @Override
    public StrandedPersonas stranded(String realmId, Optional<PersonaSchema> present, PersonaSchema replacement) {
        return new StrandedQuery(em(), realmId, clock.instant()).run(present, replacement);
    }

    @Override
    public List<Persona> ofUser(RealmModel realm, UserModel user) {
        if (LightweightUserAdapter.isLightweightUser(user)) {
            return List.of();
        }
        if (changed.contains(user.getId())) {
            PersonaMeters.read(realm.getName(), CacheResult.BYPASS);
            return store(realm).ofUser(user.getId());
        }
        RealmRows rows = of(realm).rows();
        return CachedPersonas.of(realm, user, rows.schema(), () -> CommittedPersonas.read(session, rows, user.getId()));
    }

    @Override
    public Personas personas(RealmModel realm) {
        return new Personas(schema(realm), store(realm), new KeycloakOrganizations(session, realm), clock);
    }

    @Override
    public PersonaPage find(RealmModel realm, PersonaFilter filter, PersonaOrder order, int first, int max) {
        return of(realm).search().find(filter, order, first, max);
    }

    @Override
    public PersonaPage findAfter(RealmModel realm, PersonaFilter filter, PersonaPosition position, int max) {
        return of(realm).search().findAfter(filter, position, max);
    }

    @Override
    public long count(RealmModel realm, PersonaFilter filter, int most) {
        return of(realm).search().count(filter, most);
    }

    @Override
    public CircleDirectory circles(RealmModel realm) {
        return of(realm).circles();
    }

    @Override
    public PersonaArchive archive(RealmModel realm) {
        return of(realm).archive(ownerLock(em()), author, users -> changed.forgetAll(realm, users));
    }

    @Override
    public Encryption encryption(RealmModel realm) {
        return of(realm).encryption(ownerLock(em()), author, userId -> changed.forget(realm, userId));
    }

    @Override
    public void changedBy(Author who) {
        author = who;
    }

    @Override
    public History history(RealmModel realm) {
        return new JpaHistory(of(realm).rows(), new HistorySearch(session, em(), realm), ownerLock(em()), clock);
    }

    @Override
    public List<String> realmsWithHistory() {
        return HistoryMarks.realms(em());
    }

    @Override
    public Mails mails(RealmModel realm) {
        return of(realm).mails(ownerLock(em()));
    }

    @Override
    public List<String> realmsWithMails() {
        return MailMarks.realms(em());
    }

    @Override
    public Invitations invitations(RealmModel realm) {
        return JpaInvitationStore.invitations(em(), new KeycloakOrganizations(session, realm), schema(realm), clock);
    }

    @Override
    public Reviews reviews(RealmModel realm) {
        return of(realm).reviews(isolation.isSnapshot(em()));
    }

    @Override
    public List<DueReview> reviewsDue(Instant now, int max) {
        return JpaReviewStore.due(em(), now, max);
    }

    @Override
    public List<String> realmsWhereRequestsEnd() {
        return RequestMarks.realms(em());
    }

    @Override
    public Calendars calendars(RealmModel realm) {
        return new Calendars(new JpaCalendarStore(em(), realm.getId(), ownerLock(em())), clock);
    }

    @Override
    public Assessments assessments(RealmModel realm) {
        JpaAssessmentStore results = new JpaAssessmentStore(em(), realm.getId(), ownerLock(em()));
        return new Assessments(schema(realm), store(realm), results, clock);
    }

    @Override
    public Deliveries deliveries() {
        return new JpaDeliveries(em());
    }

    @Override
    public ImportLog imports(RealmModel realm) {
        return new JpaImportLog(em(), realm.getId(), isolation);
    }

    @Override
    public RealmStatistics statistics(RealmModel realm, Instant now, RealmStatistics.Question question) {
        return new StatisticsQuery(em(), realm.getId(), now, of(realm).rows().keptOut(now)).run(question);
    }

    @Override
    public void selected(RealmModel realm, Persona persona, Instant now) {
        Selections.remember(session, realm, persona.id(), now);
    }

    @Override
    public List<String> lastSelected(RealmModel realm, UserModel user) {
        return new Selections(em(), realm.getId()).latestFirst(user.getId());
    }

    @Override
    public void removeUser(RealmModel realm, String userId) {
        changed.add(userId);
        removal().ofUser(realm.getId(), userId, of(realm).rows().capabilities());
    }

    @Override
    public int removeSome(String realmId, int limit) {
        emptied.add(realmId);
        settings.changed(realmId);
        return removal().ofSomeUsers(realmId, limit);
    }

    @Override
    public int removeOrphans(Instant knownBefore, int limit) {
        return removal().ofGoneUsers(knownBefore.toEpochMilli(), limit, this::capabilities);
    }

    @Override
    public int removeImports(Instant before, int limit) {
        return removal().ofImports(before.toEpochMilli(), limit);
    }

    @Override
    public List<String> realmsNotSetUp() {
        return new SettingsTable(em()).realmsNotSetUp();
    }

    @Override
    public List<String> realmsToTakeOver() {
        return new SettingsTable(em()).realmsToTakeOver(JpaRealmSettings.COPY);
    }

    @Override
    public SessionDatabase database() {
        return new JpaSessionDatabase(this::em);
    }

    @Override
    public void close() {
        // The entity manager belongs to the session, so there is nothing to close.
    }

    private PersonaStore store(RealmModel realm) {
        return of(realm).store(ownerLock(em()), author, userId -> changed.forget(realm, userId));
    }

    private StoredRealm of(RealmModel realm) {
        return new StoredRealm(session, em(), settings, keys, clock, realm);
    }

    /** What holds in a realm of that id; it need not exist any more. */
    private Capabilities capabilities(String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        return realm == null ? Capabilities.DEFAULT : of(realm).rows().capabilities();
    }

    private OwnerLock ownerLock(EntityManager em) {
        return new OwnerLock(em, isolation, new OwnerRows(session, em, clock, id -> emptied.contains(id.realmId())));
    }

    private Removal removal() {
        return new Removal(em(), new HistoryRemoval(em(), clock));
    }

    private EntityManager em() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
