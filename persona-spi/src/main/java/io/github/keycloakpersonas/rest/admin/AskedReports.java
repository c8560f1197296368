package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.report.AccessReport;
import io.github.keycloakpersonas.report.AssessmentReport;
import io.github.keycloakpersonas.report.Report;
import io.github.keycloakpersonas.report.ReviewReport;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The reports that can be asked for by name, each with its permission and its parameters. */
final class AskedReports {

    static final String ACCESS = "access";
    static final String ASSESSMENT = "assessment";
    static final String REVIEW = "review";

    /** The names of all. */
    static final List<String> NAMES = List.of(ACCESS, ASSESSMENT, REVIEW);

    private static final String AT = "at";

    private final AdminGate gate;

    AskedReports(AdminGate gate) {
        this.gate = gate;
    }

    /** The parameters of a request, wherever they stand. */
    interface Asked {

        /** Reads some of them; 400 with every fault. */
        <T> T read(Function<Parameters, T> reading);
    }

    /** The report of one of the {@link #NAMES}. */
    Report named(String name, Asked asked) {
        return switch (name) {
            case ACCESS -> access(asked);
            case ASSESSMENT -> assessment(asked);
            case REVIEW -> review(asked.read(sent -> sent.required("review")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Who holds which persona, now or at an instant. */
    Report access(Asked asked) {
        UnaryOperator<PersonaFilter> visible = gate.requireList();
        Query query = asked.read(this::query);
        query.at().ifPresent(PastAnswers.of(gate)::require);
        return new AccessReport(query.at().orElse(now()), query.at().isPresent(), visible.apply(query.filter()));
    }

    /** What one persona has been assessed by. */
    Report assessment(Asked asked) {
        gate.requireQuery();
        Owned owned = gate.viewable(asked.read(sent -> sent.required("persona")));
        return new AssessmentReport(owned.as(owned.persona()), null, now());
    }

    /** What was decided in a review. */
    Report review(String id) {
        ReviewGate may = ReviewGate.toView(gate);
        return new ReviewReport(may.reviews().find(id), may.permittedOnly(), now());
    }

    /**
     * What is asked for.
     *
     * @param at the instant; empty for now
     * @param filter which personas
     */
    private record Query(Optional<Instant> at, PersonaFilter filter) {}

    private Query query(Parameters parameters) {
        Parameters sent = parameters.ofFilters();
        Optional<Instant> at = sent.time(AT);
        if (at.filter(gate.now()::isBefore).isPresent()) {
            sent.fault(AT, "must not be in the future");
        }
        return new Query(
                at,
                PersonaFilter.of(
                        sent.shortTexts("title", UnaryOperator.identity()),
                        sent.shortTexts("circle", text -> new Circle(text).name()).stream()
                                .map(Circle::new)
                                .toList(),
                        sent.anyOf("status", List.of(Status.values()), Status::word)));
    }

    private Instant now() {
        return gate.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
