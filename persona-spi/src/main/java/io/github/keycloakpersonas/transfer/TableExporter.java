package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.representation.PersonaTable;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/** Writes the personas of a list as CSV, a page of the list at a time, so that its length takes no memory. */
public final class TableExporter {

    private static final int PAGE = 1000;

    private final RealmSessions sessions;
    private final PersonaFilter filter;
    private final PersonaOrder order;
    private final Clock clock;

    public TableExporter(
            KeycloakSessionFactory factory, String realmId, PersonaFilter filter, PersonaOrder order, Clock clock) {
        this.sessions = new RealmSessions(factory, realmId);
        this.filter = filter;
        this.order = order;
        this.clock = clock;
    }

    /** Reads the beginning of the file. */
    public ExportedFile begin() {
        PersonaSchema schema = sessions.call(work -> work.personas().schema(work.realm()));
        PersonaPage first = sessions.call(work -> work.personas().find(work.realm(), filter, order, 0, PAGE));
        return out -> write(new PersonaTable(schema), first, out);
    }

    private void write(PersonaTable table, PersonaPage first, OutputStream out) throws IOException {
        out.write(table.header());
        Optional<PersonaPage> page = Optional.of(first);
        while (page.isPresent()) {
            Instant now = clock.instant();
            for (OwnedPersona owned : page.get().personas()) {
                out.write(table.line(owned, now));
            }
            page = page.get().last().map(this::after);
        }
    }

    private PersonaPage after(PersonaPosition position) {
        return sessions.call(work -> work.personas().findAfter(work.realm(), filter, position, PAGE));
    }
}
