package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RequestRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles what an input says of a request. Whether these members are known depends on the schema: in a realm without a rule about
 * requests they are like any other, so that attributes can have their names.
 */
final class RequestMembers {

    private final RequestRule rule;
    private final @Nullable Persona current;
    private final MemberFaults faults;
    private final Map<String, @Nullable Object> others;
    private final boolean isSent;
    private final @Nullable Object sent;

    /** @param current the persona that is changed, null for one that is created */
    RequestMembers(
            Actor actor, PersonaSchema schema, PersonaChange input, @Nullable Persona current, MemberFaults faults) {
        this.rule = schema.capabilities().requests();
        this.current = current;
        this.faults = faults;
        this.others = new LinkedHashMap<>(input.attributes());
        boolean isOwners = actor == Actor.OWNER;
        this.isSent = isOwners && rule.takesReason() && others.containsKey(RequestRule.REASON);
        this.sent = isSent ? others.remove(RequestRule.REASON) : null;
        if (current != null && !rule.isNone()) {
            // What a GET has answered can be sent back. Only the owner has a word in the reason.
            RequestRule.MEMBERS.stream()
                    .filter(member -> !(isOwners && member.equals(RequestRule.REASON)))
                    .forEach(others::remove);
        }
        // Clients from generators write a null for what an answer leaves out, also where there are no such members.
        RequestRule.MEMBERS.stream()
                .filter(member -> others.containsKey(member) && others.get(member) == null)
                .filter(member -> !hasAttribute(schema, member))
                .forEach(others::remove);
    }

    private static boolean hasAttribute(PersonaSchema schema, String member) {
        return schema.attributes().stream().anyMatch(rule -> rule.path().equals(member));
    }

    /** The other members that are no fixed ones. */
    Map<String, @Nullable Object> others() {
        return others;
    }

    /**
     * Why the persona is asked for, after the change.
     *
     * @param asks whether it is asked for then
     * @param asksAnew whether it was not before, or for another title or circle
     */
    @Nullable String reason(boolean asks, boolean asksAnew) {
        Request before = current == null ? null : current.request();
        String known = before == null ? null : before.reason();
        if (sent != null && !asks && before == null) {
            faults.add(RequestRule.REASON, "is for a persona that waits for an approval");
        }
        String reason = isSent ? read() : known;
        boolean isNeeded = rule.reason() == RequestRule.Reason.REQUIRED && asks && (asksAnew || isSent);
        if (isNeeded && reason == null && isBlank()) {
            faults.add(RequestRule.REASON, "is required: say why you ask for it");
        }
        return reason;
    }

    private boolean isBlank() {
        return sent == null || (sent instanceof String text && text.isBlank());
    }

    private @Nullable String read() {
        if (sent == null) {
            return null;
        }
        if (!(sent instanceof String text) || !PersonaChange.isNote(text) || !AttributeValues.isPlainText(text)) {
            faults.add(RequestRule.REASON, PersonaChange.NOTE_FAULT);
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
