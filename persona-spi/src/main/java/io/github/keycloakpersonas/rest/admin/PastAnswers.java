package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From when on a realm knows who held what.
 *
 * @param isOn whether changes are recorded
 * @param from the first instant that it knows; empty as long as it does not know all
 */
record PastAnswers(boolean isOn, Optional<Instant> from) {

    /** Takes no query in a realm without a history. */
    static PastAnswers of(AdminGate gate) {
        boolean isOn =
                gate.provider().schema(gate.realm()).capabilities().history().enabled();
        return new PastAnswers(
                isOn, isOn ? gate.provider().history(gate.realm()).answersFrom() : Optional.empty());
    }

    /** @throws ProblemException 409 if it is not known who held what at that instant */
    void require(Instant at) {
        if (!isOn) {
            throw new ProblemException(Problem.of(
                    ProblemType.NO_HISTORY,
                    "This realm records no history, so that only the present is known: leave out at. The schema's"
                            + " history.enabled switches it on."));
        }
        Instant first = from.orElseThrow(() -> new ProblemException(Problem.of(
                ProblemType.NO_HISTORY,
                "The history of this realm was switched on and is being prepared. Try again soon.")));
        if (at.isBefore(first)) {
            throw new ProblemException(
                    Problem.of(ProblemType.NO_HISTORY, "The history of this realm answers from " + first + " on")
                            .withMember("history_from", first.toString()));
        }
    }

    /** The members of the JSON object. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("enabled", isOn);
        from.ifPresent(first -> json.put("from", first.toString()));
        return json;
    }
}
