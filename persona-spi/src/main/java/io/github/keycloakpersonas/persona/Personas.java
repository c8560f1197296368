package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The personas of one realm, with every rule about changing them. Each call checks everything, then writes everything,
 * in the caller's transaction; after a {@link PersonaFailure} nothing is written, but the transaction must be rolled
 * back.
 */
public final class Personas {

    private final PersonaSchema schema;
    private final PersonaStore store;
    private final Organizations organizations;
    private final Clock clock;
    private final OwnerRules ownerRules;
    private final DraftReader reader;

    public Personas(PersonaSchema schema, PersonaStore store, Organizations organizations, Clock clock) {
        this.schema = schema;
        this.store = store;
        this.organizations = organizations;
        this.clock = clock;
        this.ownerRules = new OwnerRules(schema);
        this.reader = new DraftReader(schema, organizations);
    }

    /** The persona schema that these personas follow. */
    public PersonaSchema schema() {
        return schema;
    }

    /** Whether the owner of a persona is a member of its circle's organization; true where circles are no organizations. */
    public boolean isMember(Persona persona) {
        return schema.circles().source() != CircleRule.Source.ORGANIZATIONS
                || organizations.of(persona.userId()).contains(persona.circle());
    }

    /** The store of the personas, for reading. */
    public PersonaStore store() {
        return store;
    }

    /**
     * The rules for an import into this realm.
     *
     * @param instead the schema in the import; null for the realm's own
     */
    public PersonaImport importing(ImportTerms terms, @Nullable PersonaSchema instead) {
        return new PersonaImport(instead == null ? schema : instead, organizations, clock, terms);
    }

    /** The requests of the realm that end by time. */
    public Requests requests() {
        return new Requests(schema.capabilities().requests(), store, clock);
    }

    /**
     * Creates a persona.
     *
     * @param actor who asks
     * @param userId the owner
     * @param input what it is to be
     * @throws PersonaFailure {@code INVALID}, {@code FORBIDDEN}, {@code DUPLICATE}, {@code LIMIT} or {@code BUSY}
     */
    public Persona create(Actor actor, String userId, PersonaChange input) {
        return create(actor, userId, input, schema.limits().personasPerUser());
    }

    /**
     * Creates a persona, as an administrator, for a user who may already have as many as the schema permits.
     *
     * @param userId the owner
     * @param input what it is to be
     * @throws PersonaFailure {@code INVALID}, {@code FORBIDDEN}, {@code DUPLICATE} or {@code BUSY}
     */
    public Persona createBeyondLimit(String userId, PersonaChange input) {
        return create(Actor.ADMINISTRATOR, userId, input, Integer.MAX_VALUE);
    }

    private Persona create(Actor actor, String userId, PersonaChange input, int limit) {
        Instant now = now();
        Draft draft = reader.read(actor, userId, input, null, now);
        Status status = actor == Actor.OWNER ? ownerRules.created(draft) : draft.administered(Status.ACTIVE);
        PersonaKey key = new PersonaKey(userId, draft.title(), draft.circle());
        List<Persona> siblings = store.lock(userId);
        requireUnique(key, siblings);
        if (siblings.size() >= limit) {
            throw PersonaFailure.limit(limit);
        }
        Persona created = new Persona(
                UUID.randomUUID().toString(),
                key,
                status,
                draft.validity(),
                draft.attributes(),
                draft.note(),
                new Revision(now, now, 0),
                Request.after(null, key, status, draft.reason(), now));
        store.insert(created);
        return created.under(schema);
    }

    /**
     * Changes a persona; members that are not sent stay.
     *
     * @param actor who asks
     * @param found the persona as the caller found it; it is read again under the lock
     * @param input what to change
     * @param expected the versions that the caller wants to change
     * @throws PersonaFailure any kind
     */
    public Persona update(Actor actor, Persona found, PersonaChange input, IntPredicate expected) {
        return change(actor, found, current -> input, expected);
    }

    /**
     * Decides, as an administrator, on a persona that its owner has asked for: approved it becomes active, rejected revoked.
     *
     * @param found the persona as the caller found it
     * @param note what to tell the owner; null for nothing
     * @param expected the versions that the caller wants to decide on
     * @throws PersonaFailure {@code CONFLICT} when it is not pending, or any other kind
     */
    public Persona decide(Persona found, boolean approved, @Nullable String note, IntPredicate expected) {
        return change(Actor.ADMINISTRATOR, found, current -> decision(current, approved, note), expected);
    }

    /**
     * Makes a persona active, as an administrator.
     *
     * @param found the persona as the caller found it
     * @param note what is said of the note for the owner
     * @param expected the versions that the caller wants to activate
     * @throws PersonaFailure {@code CONFLICT} when its validity has passed, or any other kind
     */
    public Persona activate(Persona found, Sent<String> note, IntPredicate expected) {
        return change(Actor.ADMINISTRATOR, found, current -> activation(current).withSentNote(note), expected);
    }

    /**
     * Moves a persona's end, as an administrator, by some days: from where it is, or from now if it has passed.
     *
     * @param found the persona as the caller found it
     * @param expected the versions that the caller wants to extend
     * @throws PersonaFailure any kind
     */
    public Persona extend(Persona found, Duration by, IntPredicate expected) {
        return change(
                Actor.ADMINISTRATOR,
                found,
                current -> PersonaChange.NONE.withValidTill(laterEnd(current, by)),
                expected);
    }

    /**
     * The changes that a steward makes.
     *
     * @param permission throws for a persona that the steward may not manage; asked again under the lock
     */
    public Stewarding stewarding(Consumer<Persona> permission) {
        return new Stewarding(this, permission);
    }

    /** @param input what to change of the persona that is locked; it may refuse */
    Persona change(Actor actor, Persona found, Function<Persona, PersonaChange> input, IntPredicate expected) {
        Instant now = now();
        List<Persona> siblings = store.lock(found.userId());
        Persona current = locked(actor, found, siblings, expected);
        Draft draft = reader.read(actor, found.userId(), input.apply(current), current, now);
        Status status =
                actor == Actor.OWNER ? ownerRules.changed(current, draft) : draft.administered(current.status());
        PersonaKey key = new PersonaKey(found.userId(), draft.title(), draft.circle());
        if (!key.equals(current.key())) {
            requireUnique(key, siblings);
        }
        Revision before = current.revision();
        Persona changed = new Persona(
                current.id(),
                key,
                status,
                draft.validity(),
                draft.attributes(),
                draft.note(),
                before.next(now),
                Request.after(current, key, status, draft.reason(), now));
        store.update(changed);
        return changed.under(schema);
    }

    /**
     * Deletes a persona.
     *
     * @param actor who asks
     * @param found the persona as the caller found it
     * @param expected the versions that the caller wants to delete
     * @return what it was
     * @throws PersonaFailure {@code FORBIDDEN}, {@code NOT_FOUND}, {@code STALE} or {@code BUSY}
     */
    public Persona delete(Actor actor, Persona found, IntPredicate expected) {
        return delete(actor, found, current -> {}, expected);
    }

    /** @param check of the persona that is locked */
    Persona delete(Actor actor, Persona found, Consumer<Persona> check, IntPredicate expected) {
        List<Persona> siblings = store.lock(found.userId());
        Persona current = locked(actor, found, siblings, expected);
        check.accept(current);
        store.delete(current);
        return current;
    }

    private Persona locked(Actor actor, Persona found, List<Persona> siblings, IntPredicate expected) {
        Persona current = siblings.stream()
                .filter(sibling -> sibling.id().equals(found.id()))
                .findFirst()
                .orElseThrow(PersonaFailure::notFound);
        if (actor == Actor.OWNER) {
            OwnerRules.requireNotFrozen(current, now());
        }
        if (!expected.test(current.revision().version())) {
            throw PersonaFailure.stale();
        }
        return current;
    }

    private static PersonaChange decision(Persona current, boolean approved, @Nullable String note) {
        if (current.status() != Status.PENDING) {
            throw PersonaFailure.conflict("Only a pending persona can be approved or rejected; this one is "
                    + current.status().word());
        }
        return PersonaChange.NONE
                .withStatus(approved ? Status.ACTIVE : Status.REVOKED)
                .withNote(note);
    }

    private PersonaChange activation(Persona current) {
        if (!now().isBefore(current.validity().till())) {
            throw PersonaFailure.conflict("The persona has expired. Extend it instead.");
        }
        return PersonaChange.NONE.withStatus(Status.ACTIVE);
    }

    Instant laterEnd(Persona current, Duration by) {
        Instant end = current.validity().till();
        Instant now = now();
        return FixedMembers.endOf(end.isAfter(now) ? end : now, by);
    }

    private static void requireUnique(PersonaKey key, List<Persona> siblings) {
        if (siblings.stream().anyMatch(sibling -> sibling.key().equals(key))) {
            throw PersonaFailure.duplicate(key);
        }
    }

    /** The present time in milliseconds, which is the precision in the database. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
