package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /**
     * The document of a persona's values.
     *
     * @param values by path
     */
    String document(String personaId, Map<String, Object> values) {
        Map<String, Object> open = new TreeMap<>(values);
        Map<String, Object> marked = new TreeMap<>(values);
        // Without a schema nobody knows what is marked. No writer comes as far as this then.
        schema.ifPresent(read -> marked.keySet().retainAll(read.encrypted()));
        if (!marked.isEmpty()) {
            open.keySet().removeAll(marked.keySet());
            open.put(
                    MEMBER,
                    SealedText.of(PlainJson.bytes(marked), keys.keys(), place(personaId))
                            .text());
        }
        return PlainJson.write(open);
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
     * Whether a document has what is marked encrypted with the first key, and nothing else.
     *
     * @throws io.github.keycloakpersonas.spi.SealedValuesException if it cannot be decrypted
     */
    boolean isCurrent(String personaId, String document) {
        Map<String, Object> values = open(personaId, document);
        Object sealed = values.remove(MEMBER);
        boolean hasMarked =
                schema.map(PersonaSchema::encrypted).orElseThrow().stream().anyMatch(values::containsKey);
        if (sealed == null) {
            return !hasMarked;
        }
        return !hasMarked
                && SealedText.read(String.valueOf(sealed))
                        .filter(text -> text.keyId().equals(keys.keys().firstId()))
                        .isPresent()
                && schema.orElseThrow()
                        .encrypted()
                        .containsAll(unsealed(personaId, String.valueOf(sealed)).keySet());
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
}
