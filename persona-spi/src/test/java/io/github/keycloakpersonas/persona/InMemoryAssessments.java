package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results and drafts of one persona, kept in memory. */
final class InMemoryAssessments implements AssessmentStore {

    private final List<AssessmentResult> results = new ArrayList<>();
    private final List<AssessmentDraft> drafts = new ArrayList<>();

    @Override
    public List<AssessmentResult> results(String personaId, boolean toWrite) {
        return List.copyOf(results);
    }

    @Override
    public void insert(Persona persona, AssessmentResult result) {
        results.add(0, result);
    }

    @Override
    public void delete(AssessmentResult result, Optional<AssessmentResult> latest) {
        results.remove(result);
    }

    @Override
    public List<AssessmentDraft> drafts(String personaId) {
        return List.copyOf(drafts);
    }

    @Override
    public void keep(String personaId, AssessmentDraft draft) {
        discard(personaId, draft.assessment());
        drafts.add(draft);
    }

    @Override
    public boolean discard(String personaId, String assessment) {
        return drafts.removeIf(draft -> draft.assessment().equals(assessment));
    }

    @Override
    public List<AssessmentTally> tallies(Instant now) {
        return List.of();
    }
}
