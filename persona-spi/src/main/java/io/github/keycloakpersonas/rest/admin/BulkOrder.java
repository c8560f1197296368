package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk request asks for.
 *
 * @param action what to do
 * @param ids with which personas: ids or {@code persona_id}s, each once; none for all that the request's filter finds
 * @param count how many the caller expects the filter to find; null where there are ids
 * @param days for an extension by days, else null
 * @param validTill for an extension to a time, else null
 * @param note what is said of the note for the owner
 */
record BulkOrder(
        BulkAction action,
        List<String> ids,
        @Nullable Long count,
        @Nullable Duration days,
        @Nullable Instant validTill,
        Sent<String> note) {

    private static final String IDS = "ids";
    private static final String COUNT = "count";
    private static final String NOTE = "note";
    private static final int MAX_ITEMS = 1000;
    private static final int MAX_DAYS = 36_500;
    private static final Set<String> MEMBERS = Set.of("action", IDS, COUNT, "days", "valid_till", NOTE);

    BulkOrder {
        ids = List.copyOf(ids);
    }

    /** The end of an extension to a time. */
    Instant end() {
        return Objects.requireNonNull(validTill);
    }

    /** The note; null where there is none. */
    @Nullable String noteOrNull() {
        return note.value().orElse(null);
    }

    /**
     * Reads the body of the request.
     *
     * @throws ProblemException 400 with every fault
     */
    static BulkOrder of(Map<String, @Nullable Object> members) {
        List<Violation> faults = new ArrayList<>();
        members.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> faults.add(Violation.of(member, "is not a member of a bulk request")));
        Optional<BulkAction> action =
                members.get("action") instanceof String word ? BulkAction.of(word) : Optional.empty();
        if (action.isEmpty()) {
            String words =
                    Arrays.stream(BulkAction.values()).map(BulkAction::word).collect(Collectors.joining(", "));
            faults.add(Violation.of("action", "must be one of: " + words));
        }
        Object named = members.get(IDS);
        Object counted = members.get(COUNT);
        if (named != null && counted != null) {
            faults.add(Violation.of(COUNT, "is for requests without ids only"));
        }
        List<String> ids = named == null && counted != null ? List.of() : ids(named, faults);
        Long count = counted == null ? null : count(counted, faults);
        Duration days = days(members.get("days"), faults);
        Instant validTill = time(members.get("valid_till"), faults);
        checkEnd(action, members, faults);
        Sent<String> note = note(action, members, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return new BulkOrder(action.orElseThrow(), ids, count, days, validTill, note);
    }

    private static List<String> ids(@Nullable Object value, List<Violation> faults) {
        List<String> ids = new ArrayList<>();
        if (value instanceof List<?> entries) {
            entries.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(ids::add);
        }
        boolean strings = value instanceof List<?> entries && entries.size() == ids.size();
        if (!strings || ids.isEmpty() || ids.size() > MAX_ITEMS) {
            faults.add(Violation.of(
                    IDS,
                    "must be a list of 1 to " + MAX_ITEMS
                            + " ids of personas; or send count, for all that the query's filter finds"));
        } else if (new HashSet<>(ids).size() < ids.size()) {
            faults.add(Violation.of(IDS, "must not name a persona twice"));
        }
        return ids;
    }

    private static @Nullable Long count(Object value, List<Violation> faults) {
        if (value instanceof Long count && count >= 1) {
            return count;
        }
        faults.add(Violation.of(COUNT, "must be the number of personas that the query's filter finds"));
        return null;
    }

    private static void checkEnd(
            Optional<BulkAction> action, Map<String, @Nullable Object> members, List<Violation> faults) {
        boolean hasDays = members.get("days") != null;
        boolean hasEnd = members.get("valid_till") != null;
        if (action.equals(Optional.of(BulkAction.EXTEND))) {
            if (hasDays == hasEnd) {
                faults.add(Violation.of("days", "or valid_till is required to extend, one of both"));
            }
        } else if (hasDays || hasEnd) {
            faults.add(Violation.of("days", "and valid_till are for action extend only"));
        }
    }

    private static Sent<String> note(
            Optional<BulkAction> action, Map<String, @Nullable Object> members, List<Violation> faults) {
        if (!members.containsKey(NOTE)) {
            return Sent.nothing();
        }
        Object value = members.get(NOTE);
        if (value != null && !(value instanceof String text && PersonaChange.isNote(text))) {
            faults.add(Violation.of(NOTE, PersonaChange.NOTE_FAULT));
        } else if (action.filter(BulkAction::hasNote).isEmpty()) {
            faults.add(Violation.of(NOTE, "is for actions that change the status only"));
        }
        return Sent.of(value instanceof String text ? text : null);
    }

    private static @Nullable Duration days(@Nullable Object value, List<Violation> faults) {
        if (value == null) {
            return null;
        }
        if (value instanceof Long days && days >= 1 && days <= MAX_DAYS) {
            return Duration.ofDays(days);
        }
        faults.add(Violation.of("days", "must be an integer between 1 and " + MAX_DAYS));
        return null;
    }

    private static @Nullable Instant time(@Nullable Object value, List<Violation> faults) {
        if (value == null) {
            return null;
        }
        Optional<Instant> time = AttributeValues.time(value);
        if (time.isEmpty()) {
            faults.add(Violation.of("valid_till", AttributeValues.TIME_FAULT));
        }
        return time.orElse(null);
    }
}
