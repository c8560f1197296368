package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.representation.PersonaLine;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** Writes the schema of a realm, all its personas, and a last line with their number. */
public final class PersonaExporter {

    private static final int PAGE = 500;

    private final RealmSessions sessions;

    public PersonaExporter(KeycloakSessionFactory factory, String realmId) {
        this.sessions = new RealmSessions(factory, realmId);
    }

    /** Some lines in the form in which they are written. */
    private record Page(List<byte[]> lines, @Nullable PersonaKey last) {}

    /**
     * Writes the export.
     *
     * @throws IOException if the client has disconnected
     */
    public void write(OutputStream out) throws IOException {
        PersonaSchema schema = sessions.call(work -> work.personas().schema(work.realm()));
        out.write(PersonaLine.first(schema));
        long written = 0;
        Page page = page(null, schema);
        while (page.last() != null) {
            for (byte[] line : page.lines()) {
                out.write(line);
            }
            written += page.lines().size();
            page = page(page.last(), schema);
        }
        out.write(PersonaLine.last(written));
    }

    private Page page(@Nullable PersonaKey after, PersonaSchema schema) {
        return sessions.call(work -> {
            List<Persona> personas = work.personas().archive(work.realm()).page(after, PAGE);
            Map<String, OwnerName> names = work.personas()
                    .archive(work.realm())
                    .names(personas.stream().map(Persona::userId).collect(Collectors.toSet()));
            List<byte[]> lines = personas.stream()
                    .map(persona -> PersonaLine.of(persona, owner(persona, names), schema))
                    .toList();
            return new Page(
                    lines,
                    personas.isEmpty()
                            ? null
                            : personas.get(personas.size() - 1).key());
        });
    }

    private static OwnerName owner(Persona persona, Map<String, OwnerName> names) {
        String userId = persona.userId();
        return names.getOrDefault(userId, new OwnerName(userId, null, null));
    }
}
