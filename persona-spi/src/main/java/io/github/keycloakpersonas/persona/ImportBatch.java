package io.github.keycloakpersonas.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A batch of an import: the personas of its users as they were read, the decisions about them, and the changes that
 * must be written.
 */
public final class ImportBatch {

    private final Set<String> foreignIds;
    private final Map<String, Persona> byId = new HashMap<>();
    private final Map<String, List<Persona>> byUser = new HashMap<>();
    private final Set<String> brought = new HashSet<>();
    private final Map<String, Persona> inserts = new LinkedHashMap<>();
    private final Map<String, Persona> updates = new LinkedHashMap<>();

    /**
     * A batch with nothing decided yet.
     *
     * @param stored all personas of the users in question
     * @param foreignIds ids that personas of other users or realms have
     * @param brought ids of personas that the same import has imported before
     */
    public ImportBatch(Collection<Persona> stored, Set<String> foreignIds, Set<String> brought) {
        this.foreignIds = Set.copyOf(foreignIds);
        this.brought.addAll(brought);
        stored.forEach(this::put);
    }

    /** Personas that are new. */
    public Collection<Persona> inserts() {
        return List.copyOf(inserts.values());
    }

    /** Existing personas whose state has changed. */
    public Collection<Persona> updates() {
        return List.copyOf(updates.values());
    }

    /** The ids of all personas of these users that this import contains, changed or not. */
    public Set<String> brought() {
        return Set.copyOf(brought);
    }

    boolean isForeign(String id) {
        return foreignIds.contains(id);
    }

    Optional<Persona> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Persona> byKey(PersonaKey key) {
        return ofUser(key.userId()).stream()
                .filter(persona -> persona.key().equals(key))
                .findFirst();
    }

    List<Persona> ofUser(String userId) {
        return byUser.getOrDefault(userId, List.of());
    }

    boolean isBrought(Persona persona) {
        return brought.contains(persona.id());
    }

    void keep(Persona persona) {
        brought.add(persona.id());
    }

    void insert(Persona persona) {
        put(persona);
        inserts.put(persona.id(), persona);
        keep(persona);
    }

    void update(Persona persona) {
        put(persona);
        // A persona that is not written yet is written in its last state.
        Map<String, Persona> place = inserts.containsKey(persona.id()) ? inserts : updates;
        place.put(persona.id(), persona);
        keep(persona);
    }

    private void put(Persona persona) {
        byId.put(persona.id(), persona);
        List<Persona> siblings = byUser.computeIfAbsent(persona.userId(), user -> new ArrayList<>());
        siblings.removeIf(sibling -> sibling.id().equals(persona.id()));
        siblings.add(persona);
    }
}
