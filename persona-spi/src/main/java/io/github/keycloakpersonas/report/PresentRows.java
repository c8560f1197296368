package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/** The personas that people hold now. Whoever is created meanwhile is at the end, and counts. */
final class PresentRows implements RowPages {

    private static final PersonaOrder OLDEST_FIRST = new PersonaOrder(PersonaOrder.By.CREATED_AT, false);

    private final ReportSessions sessions;
    private final AccessReport question;
    private @Nullable PersonaPosition last;
    private boolean hasBegun;

    PresentRows(ReportSessions sessions, AccessReport question) {
        this.sessions = sessions;
        this.question = question;
    }

    @Override
    public List<List<String>> next() {
        if (hasBegun && last == null) {
            return List.of();
        }
        PersonaPage page = sessions.call(work -> page(work.personas(), work.realm()));
        hasBegun = true;
        last = page.last().orElse(null);
        List<List<String>> rows = page.personas().stream()
                .map(owned -> AccessRow.of(owned, question.at()))
                .toList();
        // A page is empty where all its owners are gone; there may be others behind it.
        return rows.isEmpty() ? next() : rows;
    }

    private PersonaPage page(PersonaProvider personas, RealmModel realm) {
        PersonaPosition after = last;
        return after == null
                ? personas.find(realm, question.filter(), OLDEST_FIRST, 0, ReportSessions.PAGE)
                : personas.findAfter(realm, question.filter(), after, ReportSessions.PAGE);
    }
}
