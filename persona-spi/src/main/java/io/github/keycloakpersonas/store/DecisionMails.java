package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.persona.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells owners what administrators and stewards have decided on the personas that they have asked for. An import or an owner's own change is
 * no decision. That a request has ended by time is told, too.
 */
final class DecisionMails {

    private static final Set<Door> DECIDES = Set.of(Door.ADMIN, Door.BULK, Door.STEWARD, Door.TASK);

    private final MailOrders orders;
    private final Author author;
    private final List<MailOrder> decided = new ArrayList<>();

    DecisionMails(MailOrders orders, Author author) {
        this.orders = orders;
        this.author = author;
    }

    /** A row is about to get another state. */
    void changing(PersonaEntity before, RecordedState after) {
        if (isDecision(before) && !after.status().equals(Status.PENDING.word())) {
            decided.add(order(before, after.status()));
        }
    }

    /** A row is about to be removed. */
    void removing(PersonaEntity before) {
        if (isDecision(before)) {
            orders.add(List.of(order(before, author.door() == Door.TASK ? Status.EXPIRED.word() : "removed")));
        }
    }

    /** Orders the mails about what was changed since the call before. */
    void order() {
        orders.add(decided);
        decided.clear();
    }

    private boolean isDecision(PersonaEntity before) {
        return before.status.equals(Status.PENDING.word())
                && DECIDES.contains(author.door())
                && !before.userId.equals(author.id())
                && orders.takes(MailKind.DECISIONS);
    }

    private static MailOrder order(PersonaEntity before, String status) {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("persona", before.id);
        subjects.put("title", before.title);
        subjects.put("circle", before.circle);
        subjects.put("status", status);
        return new MailOrder(MailKind.DECISIONS, before.id + ":" + before.version, before.userId, subjects);
    }
}
