package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules for personas that an import brings: those for an administrator who creates or changes them. Only the longest
 * validity does not bind, since that is a rule for requests, and what is imported has been granted before.
 */
public final class PersonaImport {

    private final PersonaSchema schema;
    private final DraftReader reader;
    private final Clock clock;
    private final ImportTerms terms;

    PersonaImport(PersonaSchema schema, Organizations organizations, Clock clock, ImportTerms terms) {
        this.schema = schema.withoutLongestValidity();
        this.reader = new DraftReader(this.schema, organizations);
        this.clock = clock;
        this.terms = terms;
    }

    /** What became of an entry. */
    public enum Outcome {
        CREATED,
        UPDATED,
        /** It was there and is as the entry says. */
        UNCHANGED
    }

    /**
     * What was decided on an entry.
     *
     * @param outcome what became of it
     * @param overruled what the schema would have refused of a restored one
     */
    public record Admission(Outcome outcome, List<Violation> overruled) {}

    /**
     * Checks an entry and decides on it. One that says what is stored changes nothing, whatever the schema has come to say.
     *
     * @param userId the owner
     * @param batch what the owner has; changed by what is decided
     * @throws PersonaFailure any kind; then nothing is changed
     */
    public Admission admit(ImportEntry entry, String userId, ImportBatch batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Persona> current = current(entry, userId, batch);
        // So that the same entry a second time changes nothing.
        PersonaChange sent = current.map(entry.change()::filledFrom).orElse(entry.change());
        EntryAsWritten written = new EntryAsWritten(sent, entry.hidden(), schema);
        if (terms.mode() != ImportMode.CREATE
                && current.filter(written::isSame)
                        .filter(persona -> Objects.equals(request(entry, current), persona.request()))
                        .isPresent()) {
            batch.keep(current.get());
            return new Admission(Outcome.UNCHANGED, List.of());
        }
        List<Violation> overruled = new ArrayList<>();
        Draft draft;
        try {
            draft = reader.read(Actor.ADMINISTRATOR, userId, withKnown(sent, entry.hidden()), null, now);
        } catch (PersonaFailure refused) {
            if (!terms.restores() || refused.kind() != PersonaFailure.Kind.INVALID) {
                throw refused;
            }
            overruled.addAll(refused.violations());
            draft = written.draft(schema, now);
        }
        Persona wanted = wanted(entry, new PersonaKey(userId, draft.title(), draft.circle()), draft, current);
        if (batch.byKey(wanted.key())
                .filter(other -> !other.id().equals(wanted.id()))
                .isPresent()) {
            throw taken(wanted.key());
        }
        Outcome outcome =
                current.isPresent() ? replace(current.get(), wanted, now, batch) : create(wanted, batch, overruled);
        return new Admission(outcome, overruled);
    }

    private Persona wanted(ImportEntry entry, PersonaKey key, Draft draft, Optional<Persona> current) {
        Map<String, Object> values = new HashMap<>(schema.hidden(entry.hidden()));
        values.putAll(draft.attributes());
        return new Persona(
                current.map(Persona::id).orElseGet(() -> id(entry)),
                key,
                draft.administered(Status.ACTIVE),
                draft.validity(),
                values,
                draft.note(),
                revision(entry, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                request(entry, current));
    }

    /** The request that goes on waiting: the imported one, or else the present one. A realm that takes no reasons does not keep one. */
    private @Nullable Request request(ImportEntry entry, Optional<Persona> current) {
        Request sent = entry.request();
        if (sent == null) {
            return current.map(Persona::request).orElse(null);
        }
        return schema.capabilities().requests().takesReason() ? sent : new Request(sent.at(), null);
    }

    /** The persona that the entry means, if it is there: that of its id, else that of its title and circle. */
    private static Optional<Persona> current(ImportEntry entry, String userId, ImportBatch batch) {
        String id = entry.id();
        Optional<Persona> sameId = id == null ? Optional.empty() : batch.byId(id);
        boolean others =
                sameId.filter(persona -> !persona.userId().equals(userId)).isPresent();
        if (others || (id != null && batch.isForeign(id))) {
            throw PersonaFailure.conflict("The id " + id + " is that of another user's or realm's persona");
        }
        Optional<String> title = entry.change().title().value();
        Optional<Circle> circle = entry.change().circle().value();
        return sameId.isEmpty() && title.isPresent() && circle.isPresent()
                ? batch.byKey(new PersonaKey(userId, title.get(), circle.get()))
                : sameId;
    }

    private Outcome create(Persona wanted, ImportBatch batch, List<Violation> overruled) {
        // What a replacing import has not brought goes in the end, and so does not count.
        long counted = batch.ofUser(wanted.userId()).stream()
                .filter(sibling -> terms.mode() != ImportMode.REPLACE || batch.isBrought(sibling))
                .count();
        int limit = schema.limits().personasPerUser();
        if (!terms.beyondLimit() && counted >= limit) {
            if (!terms.restores()) {
                throw PersonaFailure.limit(limit);
            }
            overruled.add(Violation.sentence("", "Maximum " + limit + " personas per user"));
        }
        batch.insert(wanted);
        return Outcome.CREATED;
    }

    private Outcome replace(Persona current, Persona wanted, Instant now, ImportBatch batch) {
        if (terms.mode() == ImportMode.CREATE) {
            throw current.key().equals(wanted.key())
                    ? taken(wanted.key())
                    : PersonaFailure.conflict("A persona with the id " + current.id() + " already exists");
        }
        if (isSame(current, wanted)) {
            batch.keep(current);
            return Outcome.UNCHANGED;
        }
        batch.update(new Persona(
                current.id(),
                wanted.key(),
                wanted.status(),
                wanted.validity(),
                wanted.attributes(),
                wanted.note(),
                // Goes on counting, so that no ETag that was handed out comes back for something else.
                current.revision().next(now),
                wanted.request()));
        return Outcome.UPDATED;
    }

    private static boolean isSame(Persona current, Persona wanted) {
        return current.key().equals(wanted.key())
                && current.status() == wanted.status()
                && current.validity().equals(wanted.validity())
                && current.attributes().equals(wanted.attributes())
                && Objects.equals(current.note(), wanted.note())
                && Objects.equals(current.request(), wanted.request());
    }

    private static PersonaFailure taken(PersonaKey key) {
        return PersonaFailure.conflict("Persona with title '" + key.title() + "' and circle '" + key.circle()
                + "' already exists for this user");
    }

    private static String id(ImportEntry entry) {
        String id = entry.id();
        return id == null ? UUID.randomUUID().toString() : id;
    }

    private static Revision revision(ImportEntry entry, Instant now) {
        Instant created = entry.createdAt() == null ? now : entry.createdAt();
        Instant updated = entry.updatedAt() == null ? created : entry.updatedAt();
        Integer version = entry.version();
        return new Revision(created, updated, version == null ? 0 : version);
    }

    /** Also the hidden values that this schema knows, since its rules apply to them. */
    private PersonaChange withKnown(PersonaChange sent, Map<String, Object> hidden) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(sent.attributes());
        Map<String, Object> known = schema.known(hidden);
        schema.attributes().stream()
                .filter(rule -> known.containsKey(rule.path()))
                .forEach(rule -> put(rule.name().group(), rule.name().member(), known.get(rule.path()), all));
        return sent.withAttributes(all);
    }

    private static void put(
            @Nullable String group, String member, @Nullable Object value, Map<String, @Nullable Object> members) {
        if (group == null) {
            members.putIfAbsent(member, value);
        } else {
            Object sent = members.get(group);
            Map<Object, @Nullable Object> inside = new LinkedHashMap<>();
            inside.put(member, value);
            if (sent instanceof Map<?, ?> inner) {
                inside.putAll(inner);
            }
            // What is no object stays, so that it is reported as a fault.
            if (sent == null || sent instanceof Map<?, ?>) {
                members.put(group, inside);
            }
        }
    }
}
