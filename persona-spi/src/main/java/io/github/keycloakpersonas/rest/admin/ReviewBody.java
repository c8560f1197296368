package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.compat.Ids;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.rest.BodyMembers;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.review.NoAnswer;
import io.github.keycloakpersonas.review.ReviewFilter;
import io.github.keycloakpersonas.review.ReviewPlan;
import io.github.keycloakpersonas.review.Reviewers;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests that create and change reviews. */
final class ReviewBody {

    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String DUE_AT = "due_at";
    private static final String REMIND_DAYS = "remind_days";
    private static final String REVIEWERS = "reviewers";
    private static final String ON_NO_ANSWER = "on_no_answer";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int MOST_REVIEWERS = 100;
    private static final int MOST_REMINDERS = 10;
    private static final int LATEST_REMINDER = 365;
    private static final Duration LONGEST = Duration.ofDays(3660);

    private ReviewBody() {}

    /** @throws ProblemException 400 with every fault */
    static ReviewPlan plan(Map<String, @Nullable Object> sent, AdminGate gate) {
        BodyMembers members = new BodyMembers(
                sent, Set.of(NAME, DESCRIPTION, "filter", DUE_AT, REVIEWERS, ON_NO_ANSWER, REMIND_DAYS), "a review");
        for (String name : List.of(NAME, DUE_AT, REVIEWERS, ON_NO_ANSWER)) {
            if (!members.has(name)) {
                members.fault(name, "is required");
            }
        }
        Optional<String> name = members.text(NAME, LONGEST_NAME);
        Optional<NoAnswer> onNoAnswer = members.text(ON_NO_ANSWER, 16).flatMap(NoAnswer::of);
        if (members.has(ON_NO_ANSWER) && onNoAnswer.isEmpty()) {
            members.fault(ON_NO_ANSWER, "must be one of: keep, suspend, revoke");
        }
        Optional<Instant> due = due(members, gate);
        Reviewers reviewers = reviewers(members, gate);
        ReviewFilter filter = filter(members.object("filter", Set.of("title", "circle", "status")));
        Optional<String> description = members.text(DESCRIPTION, LONGEST_DESCRIPTION);
        List<Integer> days = remindDays(members);
        members.check();
        return new ReviewPlan(
                name.orElseThrow(),
                description.orElse(null),
                filter,
                due.orElseThrow(),
                reviewers,
                onNoAnswer.orElseThrow(),
                days);
    }

    /**
     * What is to be changed; empty where nothing is said.
     *
     * @param takesDescription whether the description is taken away
     */
    record Change(
            Optional<String> name,
            Optional<String> description,
            boolean takesDescription,
            Optional<Instant> dueAt,
            Optional<List<Integer>> remindDays) {

        ReviewPlan applied(ReviewPlan plan) {
            return plan.with(
                    name.orElse(plan.name()),
                    takesDescription ? null : description.orElse(plan.description()),
                    dueAt.orElse(plan.dueAt()),
                    remindDays.orElse(plan.remindDays()));
        }
    }

    /** @throws ProblemException 400 with every fault */
    static Change change(Map<String, @Nullable Object> sent, AdminGate gate) {
        BodyMembers members =
                new BodyMembers(sent, Set.of(NAME, DESCRIPTION, DUE_AT, REMIND_DAYS), "a change of a review");
        Change change = new Change(
                members.text(NAME, LONGEST_NAME),
                members.text(DESCRIPTION, LONGEST_DESCRIPTION),
                members.names(DESCRIPTION) && !members.has(DESCRIPTION),
                due(members, gate),
                members.has(REMIND_DAYS) ? Optional.of(remindDays(members)) : Optional.empty());
        members.check();
        return change;
    }

    private static Optional<Instant> due(BodyMembers members, AdminGate gate) {
        Optional<Instant> due = members.time(DUE_AT).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        Instant now = gate.now();
        due.filter(time -> !time.isAfter(now) || time.isAfter(now.plus(LONGEST)))
                .ifPresent(time ->
                        members.fault(DUE_AT, "must be in the future, at most " + LONGEST.toDays() + " days from now"));
        return due;
    }

    private static List<Integer> remindDays(BodyMembers members) {
        return members.integers(REMIND_DAYS, MOST_REMINDERS, LATEST_REMINDER);
    }

    private static ReviewFilter filter(BodyMembers members) {
        List<String> statuses = members.texts("status", BodyMembers.MOST_VALUES);
        if (statuses.stream().anyMatch(word -> Status.of(word).isEmpty())) {
            members.fault("status", "must be statuses that personas can read");
        }
        return new ReviewFilter(
                members.texts("title", BodyMembers.MOST_VALUES),
                members.texts("circle", BodyMembers.MOST_VALUES).stream()
                        .map(text -> new Circle(text).name())
                        .toList(),
                statuses);
    }

    private static Reviewers reviewers(BodyMembers members, AdminGate gate) {
        Object value = members.value(REVIEWERS);
        if ("administrators".equals(value)) {
            return Reviewers.ADMINISTRATORS;
        }
        boolean hasStewards = gate.provider().schema(gate.realm()).hasStewards();
        if ("stewards".equals(value) && hasStewards) {
            return Reviewers.STEWARDS;
        }
        if (value instanceof String) {
            members.fault(
                    REVIEWERS, "must be administrators, " + (hasStewards ? "stewards, " : "") + "or a list of users");
            return Reviewers.ADMINISTRATORS;
        }
        List<String> names = members.texts(REVIEWERS, MOST_REVIEWERS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int place = i + 1;
            gate.user(names.get(i))
                    .map(Ids::of)
                    .ifPresentOrElse(
                            ids::add, () -> members.fault(REVIEWERS, "number " + place + " is no user of the realm"));
        }
        if (value instanceof List<?> list && list.isEmpty()) {
            members.fault(REVIEWERS, "must name 1 to " + MOST_REVIEWERS + " users");
        }
        return Reviewers.listed(ids.stream().distinct().toList());
    }
}
