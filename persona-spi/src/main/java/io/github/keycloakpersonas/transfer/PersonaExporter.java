package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.representation.PersonaLine;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Writes all personas of a realm: first the schema, and at the end a line with their number. While a page is written,
 * the next one is read, so that neither the database nor the reader waits for the other. It never reads more than one
 * page ahead.
 */
public final class PersonaExporter {

    private static final int PAGE = 1000;

    private final RealmSessions sessions;
    private final Executor executor;

    /** @param executor reads the next page */
    public PersonaExporter(KeycloakSessionFactory factory, String realmId, Executor executor) {
        this.sessions = new RealmSessions(factory, realmId);
        this.executor = executor;
    }

    /** Some personas and the names of their owners. */
    private record Page(List<Persona> personas, Map<String, OwnerName> names) {

        OwnerName owner(Persona persona) {
            String userId = persona.userId();
            return names.getOrDefault(userId, new OwnerName(userId, null, null));
        }

        PersonaKey last() {
            return personas.get(personas.size() - 1).key();
        }
    }

    /** Reads the beginning of the export. */
    public ExportedFile begin() {
        PersonaSchema schema = sessions.call(work -> work.personas().schema(work.realm()));
        Page first = read(null);
        return out -> write(schema, first, out);
    }

    private void write(PersonaSchema schema, Page first, OutputStream out) throws IOException {
        out.write(PersonaLine.first(schema));
        long written = 0;
        Page page = first;
        while (!page.personas().isEmpty()) {
            PersonaKey last = page.last();
            CompletableFuture<Page> next = CompletableFuture.supplyAsync(() -> read(last), executor);
            for (Persona persona : page.personas()) {
                out.write(PersonaLine.of(persona, page.owner(persona), schema));
            }
            written += page.personas().size();
            page = await(next);
        }
        out.write(PersonaLine.last(written));
    }

    private static Page await(CompletableFuture<Page> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Page read(@Nullable PersonaKey after) {
        return sessions.call(work -> {
            PersonaArchive archive = work.personas().archive(work.realm());
            List<Persona> personas = archive.page(after, PAGE);
            return new Page(
                    personas,
                    archive.names(
                            personas.stream().map(persona -> persona.userId()).collect(Collectors.toSet())));
        });
    }
}
