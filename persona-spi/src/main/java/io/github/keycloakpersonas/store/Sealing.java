package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;

/**
 * Encrypts and decrypts attribute values of one realm's personas. Those of a persona that the schema marks stand together
 * in one text under {@value #MEMBER} of the document in the database, which no attribute can be named.
 *
 * @param realmId the id of the realm
 * @param schema the schema that says what is marked; empty if it cannot be read
 * @param keys asked only if there is something to encrypt or to decrypt
 */
record Sealing(String realmId, Optional<PersonaSchema> schema, KeySource keys) {

    /** The member of the document that has what is encrypted. */
    static final String MEMBER = "$sealed";

    /** The document of a persona without values. */
    static final String NOTHING = "{}";

    /**
     * The document of a persona's values.
     *
     * @param values by path
     * @param before its present document: what is encrypted there stays so if the schema does not know it any more
     * @throws io.github.keycloakpersonas.spi.SealedValuesException if there is no key, or the present ones cannot be
     *     decrypted
     */
    String document(String personaId, Map<String, Object> values, String before) {
        Map<String, Object> open = new TreeMap<>(values);
        Map<String, Object> marked = new TreeMap<>(values);
        // Without a schema nobody knows what is marked. No writer comes as far as this then.
        schema.ifPresent(read -> marked.keySet().retainAll(sealed(personaId, values.keySet(), read, before)));
        if (!marked.isEmpty()) {
            open.keySet().removeAll(marked.keySet());
            open.put(
                    MEMBER,
                    SealedText.of(PlainJson.bytes(marked), keys.keys(), place(personaId))
                            .text());
        }
        return PlainJson.write(open);
    }

    /** Which of these paths are encrypted. */
    private Set<String> sealed(String personaId, Set<String> paths, PersonaSchema read, String before) {
        Marks marks = Marks.of(read);
        Set<String> sealed = paths.stream().filter(marks::mustBe).collect(Collectors.toCollection(HashSet::new));
        if (paths.stream().anyMatch(path -> marks.mayBe(path) && !sealed.contains(path))) {
            Object text = open(personaId, before).get(MEMBER);
            Set<String> were = text == null
                    ? Set.of()
                    : unsealed(personaId, String.valueOf(text)).keySet();
            were.stream().filter(marks::mayBe).forEach(sealed::add);
        }
        return sealed;
    }

    /**
     * A persona's values by path.
     *
     * @param document what {@link #document} has written
     * @throws io.github.keycloakpersonas.spi.SealedValuesException if they cannot be decrypted
     */
    Map<String, Object> values(String personaId, String document) {
        Map<String, Object> values = open(personaId, document);
        Object sealed = values.remove(MEMBER);
        if (sealed != null) {
            values.putAll(unsealed(personaId, String.valueOf(sealed)));
        }
        return values;
    }

    /** The values that are not encrypted. */
    Map<String, Object> openValues(String personaId, String document) {
        Map<String, Object> values = open(personaId, document);
        values.remove(MEMBER);
        return values;
    }

    /**
     * Whether a document is as {@link #document} would write it: with what is marked encrypted with the first key, and nothing that
     * is not to be.
     *
     * @throws io.github.keycloakpersonas.spi.SealedValuesException if it cannot be decrypted
     */
    boolean isCurrent(String personaId, String document) {
        Marks marks = Marks.of(schema.orElseThrow());
        Map<String, Object> values = open(personaId, document);
        Object sealed = values.remove(MEMBER);
        if (values.keySet().stream().anyMatch(marks::mustBe)) {
            return false;
        }
        return sealed == null
                || (SealedText.read(String.valueOf(sealed))
                                .filter(text -> text.keyId().equals(keys.keys().firstId()))
                                .isPresent()
                        && unsealed(personaId, String.valueOf(sealed)).keySet().stream()
                                .allMatch(marks::mayBe));
    }

    private Map<String, Object> unsealed(String personaId, String text) {
        SealedText sealed = SealedText.read(text)
                .orElseThrow(() -> keys.failure("those of persona " + personaId + " are no encrypted text"));
        byte[] plain = sealed.plain(key(sealed.keyId(), personaId), place(personaId))
                .orElseThrow(() -> keys.failure("those of persona " + personaId + " were not encrypted with the key '"
                        + Violation.shown(sealed.keyId()) + "' of the vault for that persona, or were changed since"));
        try {
            return members(PlainJson.parse(plain));
        } catch (JsonProcessingException e) {
            throw keys.failure("those of persona " + personaId + " are no JSON once they are decrypted");
        }
    }

    /** The key of that id. A key that is not known may have come into the vault since it was read. */
    private SecretKey key(String id, String personaId) {
        return keys.keys()
                .key(id)
                .or(() -> keys.newest().key(id))
                .orElseThrow(
                        () -> keys.failure("the secret " + VaultKeys.ENTRY + " of the realm's vault lacks the key '"
                                + Violation.shown(id) + "', which those of persona " + personaId + " need"));
    }

    /** The members of the document as they are, in a map that can be changed. */
    private static Map<String, Object> open(String personaId, String document) {
        try {
            return members(PlainJson.parse(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Persona " + personaId + " has unreadable attributes", e);
        }
    }

    private static Map<String, Object> members(JsonNode document) {
        Map<String, Object> members = new HashMap<>();
        PlainJson.members(document).forEach((path, value) -> {
            if (value != null) {
                members.put(path, value);
            }
        });
        return members;
    }

    private String place(String personaId) {
        return realmId + "\n" + personaId;
    }

    /**
     * What a schema says about paths.
     *
     * @param encrypted those that it marks
     * @param known all of its attributes
     */
    private record Marks(Set<String> encrypted, Set<String> known) {

        static Marks of(PersonaSchema schema) {
            Set<String> known =
                    schema.attributes().stream().map(AttributeRule::path).collect(Collectors.toUnmodifiableSet());
            return new Marks(schema.encrypted(), known);
        }

        /** Beside encrypted attributes, a value that the schema does not know may have been one of an attribute like them. */
        boolean mustBe(String path) {
            return encrypted.contains(path) || (!encrypted.isEmpty() && !known.contains(path));
        }

        /** Only a schema that has the attribute and does not mark it has its values decrypted. */
        boolean mayBe(String path) {
            return encrypted.contains(path) || !known.contains(path);
        }
    }
}
