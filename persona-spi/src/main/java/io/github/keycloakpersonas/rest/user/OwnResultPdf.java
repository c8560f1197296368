package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.report.AssessmentReport;
import io.github.keycloakpersonas.report.ReportFile;
import io.github.keycloakpersonas.report.ReportFrame;
import io.github.keycloakpersonas.report.ReportSessions;
import io.github.keycloakpersonas.report.ReportWords;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.spi.ReportPdf;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.keycloak.models.KeycloakSession;

/** One result of an assessment as a PDF, for the persona's owner. */
final class OwnResultPdf {

    private final KeycloakSession session;
    private final Gate gate;

    OwnResultPdf(KeycloakSession session, Gate gate) {
        this.session = session;
        this.gate = gate;
    }

    /**
     * The answer.
     *
     * @param texts in the language of the owner
     * @throws ProblemException 501 where nothing writes PDF
     * @throws PersonaFailure {@code NO_ASSESSMENT} without such a result
     */
    Response of(Caller caller, Persona persona, String assessment, String resultId, Texts texts) {
        requireResult(persona, assessment, resultId);
        ReportPdf pdf = session.getProvider(ReportPdf.class);
        if (pdf == null) {
            throw new ProblemException(
                    Problem.of(
                            501,
                            "This server cannot write PDF. An operator can install the optional JAR keycloak-personas-reports"));
        }
        Instant now = gate.now().truncatedTo(ChronoUnit.MILLIS);
        ReportFile file = new ReportFile(
                new ReportSessions(session, gate.realm()),
                new AssessmentReport(new OwnedPersona(persona, caller.user().getUsername()), resultId, now),
                new ReportFrame(gate.realm().getName(), new Author(caller.user().getId(), Door.USER), now));
        ReportWords words = new ReportWords(texts, gate.provider().schema(gate.realm()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // One row is no more than a PDF may have.
            pdf.write(file.document(words).orElseThrow(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(out.toByteArray(), "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"assessment-" + resultId + ".pdf\"")
                .build();
    }

    private void requireResult(Persona persona, String assessment, String resultId) {
        boolean hasIt = gate.provider().assessments(gate.realm()).store().results(persona.id(), false).stream()
                .anyMatch(result ->
                        result.id().equals(resultId) && result.assessment().equals(assessment));
        if (!hasIt) {
            throw PersonaFailure.noAssessment("The persona has no such result");
        }
    }
}
