package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.persona.AssessmentStore;
import io.github.keycloakpersonas.persona.Assessments;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.AssessmentProgress;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.spi.ReportPdf;
import io.github.keycloakpersonas.telemetry.Counted.Assessed;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/personas/{persona_id}/assessments}: what one of the caller's personas has been assessed by, and can be. */
public final class OwnAssessmentsResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String personaId;

    OwnAssessmentsResource(Exchange exchange, Gate gate, String personaId) {
        this.exchange = exchange;
        this.gate = gate;
        this.personaId = personaId;
    }

    /** How far the persona has come with each assessment. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            Assessments assessments = assessments();
            Persona persona = own(caller);
            return Exchange.json(200, progress(assessments, persona).of(assessments.schema()))
                    .build();
        });
    }

    /** How far it has come with one, with unfinished answers and with all results. */
    @GET
    @Path("{name}")
    public Response read(@PathParam("name") String name) {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            Assessments assessments = assessments();
            Persona persona = own(caller);
            Map<String, Object> json = progress(assessments, persona).of(assessments.named(name));
            if (exchange.session().getProvider(ReportPdf.class) != null) {
                json.put("pdf", true);
            }
            return Exchange.json(200, json).build();
        });
    }

    /** One result as a PDF; also of an assessment that the schema has no more. */
    @GET
    @Path("{name}/results/{result}/pdf")
    public Response pdf(@PathParam("name") String name, @PathParam("result") String result) {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            Optional<String> languages = exchange.parameters(sent -> sent.text(RequestLanguage.PARAMETER));
            return new OwnResultPdf(exchange.session(), gate)
                    .of(caller, own(caller), name, result, gate.texts(caller, languages));
        });
    }

    /** Grades answers. */
    @POST
    @Path("{name}")
    public Response take(@PathParam("name") String name, @Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            Persona persona = own(caller);
            Assessments assessments = assessments();
            Assessment assessment = assessments.named(name);
            AnswersBody sent = AnswersBody.toHandIn(members.get());
            Assessments.Taken taken = assessments.take(persona, assessment, sent.version(), sent.answers());
            new UserEvents(exchange.session()).assessed(caller, taken.after(), taken.result());
            PersonaMeters.assessed(gate.realm().getName(), taken.result().passed() ? Assessed.PASSED : Assessed.FAILED);
            return Exchange.json(201, AssessmentProgress.of(taken.result())).build();
        });
    }

    /** Keeps answers that are not finished. */
    @PUT
    @Path("{name}/draft")
    public Response keep(@PathParam("name") String name, @Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            Persona persona = own(caller);
            Assessments assessments = assessments();
            Assessment assessment = assessments.named(name);
            AnswersBody sent = AnswersBody.toKeep(members.get());
            AssessmentDraft draft = assessments.keep(persona, assessment, sent.answers(), sent.question());
            return Exchange.json(200, AssessmentProgress.of(draft)).build();
        });
    }

    /** Forgets answers that are not finished; there need not be any. */
    @DELETE
    @Path("{name}/draft")
    public Response discard(@PathParam("name") String name) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Persona persona = own(caller);
            Assessments assessments = assessments();
            assessments.discard(persona, assessments.named(name).name());
            return Response.noContent().build();
        });
    }

    private AssessmentProgress progress(Assessments assessments, Persona persona) {
        AssessmentStore store = assessments.store();
        return new AssessmentProgress(store.results(persona.id(), false), store.drafts(persona.id()), gate.now());
    }

    /**
     * The caller's own persona. Nobody else learns whether there is one, administrators have an endpoint of their own.
     *
     * @throws PersonaFailure {@code NOT_FOUND}
     */
    private Persona own(Caller caller) {
        try {
            return new PersonaLookup(gate, gate.personas().store()).own(caller, personaId);
        } catch (PersonaFailure e) {
            throw e.kind() == PersonaFailure.Kind.NOT_OWNER ? PersonaFailure.notFound() : e;
        }
    }

    private Assessments assessments() {
        return gate.provider().assessments(gate.realm());
    }
}
