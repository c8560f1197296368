package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores results and unfinished answers. Every call works in the caller's transaction; they go with their persona. */
public interface AssessmentStore {

    /** The most results of one persona that are read. */
    int MOST = 1000;

    /**
     * The results of a persona, the latest first.
     *
     * @param toWrite whether the owner's personas are locked, so that what was committed before the lock must be seen
     */
    List<AssessmentResult> results(String personaId, boolean toWrite);

    /** Adds a result, which is then the latest of its assessment. */
    void insert(Persona persona, AssessmentResult result);

    /**
     * Removes a result.
     *
     * @param latest what is then the latest of its assessment; empty for none
     */
    void delete(AssessmentResult result, Optional<AssessmentResult> latest);

    /** The unfinished answers of a persona. */
    List<AssessmentDraft> drafts(String personaId);

    /** Keeps unfinished answers, in place of others to the same assessment. */
    void keep(String personaId, AssessmentDraft draft);

    /** Removes unfinished answers. Returns whether there were any. */
    boolean discard(String personaId, String assessment);

    /** Counts the results of a realm. */
    List<AssessmentTally> tallies(Instant now);
}
