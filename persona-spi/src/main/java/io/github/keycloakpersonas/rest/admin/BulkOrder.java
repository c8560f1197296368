package io.github.keycloakpersonas.rest.admin;

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
 * @param ids with which personas: ids or {@code persona_id}s, each once
 * @param days for an extension by days, else null
 * @param validTill for an extension to a time, else null
 */
record BulkOrder(
        BulkAction action,
        List<String> ids,
        @Nullable Duration days,
        @Nullable Instant validTill) {

    private static final int MAX_ITEMS = 1000;
    private static final int MAX_DAYS = 36_500;
    private static final Set<String> MEMBERS = Set.of("action", "ids", "days", "valid_till");

    BulkOrder {
        ids = List.copyOf(ids);
    }

    /** The end of an extension to a time. */
    Instant end() {
        return Objects.requireNonNull(validTill);
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
        List<String> ids = ids(members.get("ids"), faults);
        Duration days = days(members.get("days"), faults);
        Instant validTill = time(members.get("valid_till"), faults);
        boolean extends_ = action.equals(Optional.of(BulkAction.EXTEND));
        boolean oneEnd = (members.get("days") == null) != (members.get("valid_till") == null);
        boolean noEnd = members.get("days") == null && members.get("valid_till") == null;
        if (extends_ && !oneEnd) {
            faults.add(Violation.of("days", "or valid_till is required to extend, one of both"));
        } else if (!extends_ && !noEnd) {
            faults.add(Violation.of("days", "and valid_till are for action extend only"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return new BulkOrder(action.orElseThrow(), ids, days, validTill);
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
            faults.add(Violation.of("ids", "must be a list of 1 to " + MAX_ITEMS + " ids of personas"));
        } else if (new HashSet<>(ids).size() < ids.size()) {
            faults.add(Violation.of("ids", "must not name a persona twice"));
        }
        return ids;
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
