package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One realm's personas, kept in memory, for one thread: there is nobody to lock out and nothing to roll back. */
public final class InMemoryPersonas implements PersonaStore {

    private static final Comparator<Persona> NEWEST_FIRST = Comparator.comparing(
                    (Persona persona) -> persona.revision().createdAt())
            .reversed()
            .thenComparing(Persona::id);

    private final Map<String, Persona> byId = new LinkedHashMap<>();
    private final List<String> locked = new ArrayList<>();

    @Override
    public List<Persona> lock(String userId) {
        locked.add(userId);
        return ofUser(userId);
    }

    @Override
    public List<Persona> ofUser(String userId) {
        return all().filter(persona -> persona.userId().equals(userId))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Optional<Persona> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Persona> byKeys(Collection<PersonaKey> keys) {
        return all().filter(persona -> keys.contains(persona.key())).toList();
    }

    @Override
    public List<Persona> requestedUntil(Instant until, int max) {
        return all().filter(persona -> persona.request() != null)
                .filter(persona ->
                        !Objects.requireNonNull(persona.request()).at().isAfter(until))
                .sorted(Comparator.comparing(Persona::userId))
                .limit(max)
                .toList();
    }

    @Override
    public List<Persona> ofTitle(String title, Collection<Circle> circles, Instant at, int max) {
        return all().filter(persona -> persona.title().equals(title) && circles.contains(persona.circle()))
                .filter(persona -> persona.statusAt(at) == Status.ACTIVE
                        && !at.isBefore(persona.validity().from()))
                .sorted(Comparator.comparing(Persona::userId))
                .limit(max)
                .toList();
    }

    @Override
    public List<String> holders(HeldTitle held, int first, int max) {
        return holders(held).skip(first).limit(max).toList();
    }

    @Override
    public List<String> holdersAfter(HeldTitle held, String userId, int max) {
        return holders(held).filter(id -> id.compareTo(userId) > 0).limit(max).toList();
    }

    private Stream<String> holders(HeldTitle held) {
        return all().filter(persona -> persona.title().equals(held.title()))
                .filter(persona -> held.circle().map(persona.circle()::equals).orElse(true))
                .filter(persona -> persona.isActiveAt(held.at()))
                .map(Persona::userId)
                .distinct()
                .sorted();
    }

    @Override
    public void insert(Persona persona) {
        requireUnique(persona);
        byId.put(persona.id(), persona);
    }

    @Override
    public void update(Persona persona) {
        Persona before = byId.get(persona.id());
        if (before == null || before.revision().version() != persona.revision().version() - 1) {
            throw PersonaFailure.stale();
        }
        requireUnique(persona);
        byId.put(persona.id(), persona);
    }

    @Override
    public void delete(Persona persona) {
        byId.remove(persona.id());
    }

    /** The users whose personas were locked, in that order. */
    List<String> locked() {
        return List.copyOf(locked);
    }

    private void requireUnique(Persona persona) {
        boolean taken = byKeys(List.of(persona.key())).stream()
                .anyMatch(other -> !other.id().equals(persona.id()));
        if (taken) {
            throw PersonaFailure.duplicate(persona.key());
        }
    }

    private Stream<Persona> all() {
        return byId.values().stream();
    }
}
