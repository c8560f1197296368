package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.Encryption;
import io.github.keycloakpersonas.spi.SealedValuesException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How attributes of one realm's personas are encrypted in Keycloak's database. */
final class JpaEncryption implements Encryption {

    private final StoredRealm realm;
    private final RealmRows rows;
    private final Sealing sealing;
    private final EntityManager em;
    private final OwnerLock lock;
    private final PersonaWriter writer;
    private final Consumer<String> onChange;

    /** @param onChange called with the user whose personas are about to lose values */
    JpaEncryption(StoredRealm realm, OwnerLock lock, PersonaWriter writer, Consumer<String> onChange) {
        this.realm = realm;
        this.rows = realm.rows();
        this.sealing = rows.sealing();
        this.em = rows.em();
        this.lock = lock;
        this.writer = writer;
        this.onChange = onChange;
    }

    @Override
    public List<Violation> faults(PersonaSchema schema) {
        if (!schema.hasEncryption()) {
            return List.of();
        }
        try {
            rows.keys().newest();
            return List.of();
        } catch (SealedValuesException e) {
            String message = "needs a key, and " + e.reason() + ". Give the server a vault, and put a line id:key into"
                    + " that secret, the key 32 random bytes in Base64: see Encryption in docs/production.md";
            return schema.attributes().stream()
                    .filter(AttributeRule::encrypted)
                    .map(rule -> Violation.of("attributes." + rule.path() + ".encrypted", message))
                    .toList();
        }
    }

    @Override
    public Optional<Part> rewrite(@Nullable String after, int owners, boolean givesUp) {
        // Throws where it is none: what is marked must be known.
        realm.settings().of(realm.realm()).schema(realm.realm());
        // Also who has no persona that is committed: one may be under way, which the lock waits for.
        return Owners.of(OwnerRows.users(em, rows.realmId(), after), owners).map(part -> rewrite(part, givesUp));
    }

    private Part rewrite(Owners part, boolean givesUp) {
        lock.acquireAll(rows.realmId(), new HashSet<>(part.ids()));
        realm.sameMarks(rows).check();
        int rewritten = 0;
        int givenUp = 0;
        for (PersonaRow row : lock.current(PersonaRow.ofUsers(em, rows.realmId(), part.ids()))) {
            Optional<Boolean> lost = rewrite(row, givesUp);
            rewritten += lost.filter(given -> !given).isPresent() ? 1 : 0;
            givenUp += lost.filter(given -> given).isPresent() ? 1 : 0;
        }
        writer.remember();
        Flush.of(em, null);
        return new Part(rewritten, givenUp, part.last(), part.isLast());
    }

    @Override
    public Optional<Look> unreadable(@Nullable String after, int owners) {
        return Owners.of(PersonaRow.owners(em, rows.realmId(), "", after), owners)
                .map(this::look);
    }

    private Look look(Owners part) {
        Sealing once = new Sealing(rows.realmId(), rows.schema(), new KeysOnce(rows.keys()));
        List<Unreadable> unreadable = PersonaRow.ofUsers(em, rows.realmId(), part.ids())
                .getResultStream()
                .flatMap(row -> unreadable(row, once).stream())
                .sorted(Comparator.comparing(Unreadable::userId).thenComparing(Unreadable::personaId))
                .toList();
        return new Look(unreadable, part.last(), part.isLast());
    }

    /** The owners of a part, at least one, and whether nobody comes after them. */
    private record Owners(List<String> ids, boolean isLast) {

        static Optional<Owners> of(TypedQuery<String> query, int most) {
            List<String> found = query.setMaxResults(most + 1).getResultList();
            boolean isLast = found.size() <= most;
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Owners(isLast ? found : found.subList(0, most), isLast));
        }

        String last() {
            return ids.get(ids.size() - 1);
        }
    }

    private static Optional<Unreadable> unreadable(PersonaRow row, Sealing sealing) {
        try {
            sealing.values(row.id(), row.attributes());
            return Optional.empty();
        } catch (SealedValuesException e) {
            return Optional.of(new Unreadable(row.id(), row.userId(), e.reason()));
        }
    }

    /** Rewrites a row if it must be. Returns whether values were given up; empty if it is as it should be. */
    private Optional<Boolean> rewrite(PersonaRow row, boolean givesUp) {
        try {
            if (sealing.isCurrent(row.id(), row.attributes())) {
                return Optional.empty();
            }
            // Not by the entity, whose version would increase.
            em.createQuery("update PersonaEntity p set p.attributes = :attributes where p.id = :id")
                    .setParameter(
                            "attributes",
                            sealing.document(row.id(), sealing.values(row.id(), row.attributes()), row.attributes()))
                    .setParameter("id", row.id())
                    .executeUpdate();
            return Optional.of(false);
        } catch (SealedValuesException e) {
            if (!givesUp) {
                throw e;
            }
            // A server whose vault has no key must not take everything for lost.
            rows.keys().newest();
            giveUp(row);
            return Optional.of(true);
        }
    }

    private void giveUp(PersonaRow row) {
        PersonaEntity entity = lock.current(row.id());
        if (entity != null) {
            onChange.accept(row.userId());
            // So that nothing of it is looked for.
            entity.attributes = Sealing.NOTHING;
            Persona left = row.toPersona(sealing.openValues(row.id(), row.attributes()));
            writer.update(
                    entity,
                    new Persona(
                            left.id(),
                            left.key(),
                            left.status(),
                            left.validity(),
                            left.attributes(),
                            left.note(),
                            next(left.revision()),
                            left.request()));
        }
    }

    private Revision next(Revision revision) {
        Instant now = realm.clock().instant();
        Instant last = revision.updatedAt();
        return new Revision(revision.createdAt(), now.isAfter(last) ? now : last.plusMillis(1), revision.version() + 1);
    }
}
