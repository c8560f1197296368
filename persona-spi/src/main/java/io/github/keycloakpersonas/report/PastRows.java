package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.Held;
import io.github.keycloakpersonas.history.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The personas that people held at an instant. */
final class PastRows implements RowPages {

    private final ReportSessions sessions;
    private final AccessReport question;
    private @Nullable HistoryEntry last;

    PastRows(ReportSessions sessions, AccessReport question) {
        this.sessions = sessions;
        this.question = question;
    }

    @Override
    public List<List<String>> next() {
        HistoryEntry after = last;
        List<Held> page = sessions.call(work -> work.personas()
                .history(work.realm())
                .heldAt(question.at(), question.ofHistory(), after, ReportSessions.PAGE));
        if (!page.isEmpty()) {
            last = page.get(page.size() - 1).state();
        }
        return page.stream().map(held -> AccessRow.of(held, question.at())).toList();
    }
}
