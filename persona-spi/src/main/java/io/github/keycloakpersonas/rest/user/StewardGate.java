package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.CircleScope;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.circle.Charge;
import io.github.keycloakpersonas.circle.Hindrance;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.circle.Stewardship;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.SelectedPersona;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;

/**
 * Checks who manages others; the only way to do so by the API for users. A steward acts by the persona that is selected in
 * the token's session, and where none is selected by any active one.
 */
final class StewardGate {

    private final Gate gate;

    StewardGate(Gate gate) {
        this.gate = gate;
    }

    /**
     * Requires a token that may manage circles. The caller need not manage any.
     *
     * @throws ProblemException 401, 429, 404 where no title manages others, 403
     */
    Steward require() {
        Caller caller = gate.requireWhere(this::requireStewards, PersonaApi.MANAGE_CIRCLES);
        gate.requireCommonIdentifiers(caller);
        if (!CircleScope.isMeant(gate.realm(), caller.token())) {
            throw new ProblemException(Problem.of(
                    ProblemType.PERMISSION_MISSING,
                    "Forbidden: the token has the role " + PersonaApi.MANAGE_CIRCLES
                            + " only because its client has full scope. Request the client scope "
                            + PersonaApi.CIRCLES_SCOPE));
        }
        gate.provider().changedBy(new Author(caller.user().getId(), Door.STEWARD));
        return new Steward(caller, stewardship(caller));
    }

    /** What the caller manages in a circle. Another one is not told from one that there is not. */
    ManagedCircle readable(Steward steward, Circle circle) {
        return steward.manages().in(circle).orElseThrow(() -> {
            Hindrance hindrance = steward.manages().hindrance(circle).orElseThrow();
            return because(ProblemType.CIRCLE_NOT_FOUND, hindrance);
        });
    }

    /**
     * Requires that the caller manages something in a circle, before anything is looked up.
     *
     * @throws ProblemException 403 with the reason
     */
    void requireIn(Steward steward, Circle circle) {
        steward.manages().hindrance(circle).ifPresent(hindrance -> {
            throw refusal(hindrance);
        });
    }

    /**
     * The mandate by which the caller may manage something.
     *
     * @throws ProblemException 403 with the reason
     */
    Mandate mandate(Steward steward, Charge charge) {
        return steward.manages()
                .mandate(charge)
                .orElseThrow(() -> refusal(steward.manages().hindrance(charge).orElseThrow()));
    }

    private static ProblemException refusal(Hindrance hindrance) {
        return because(ProblemType.NOT_STEWARD, hindrance);
    }

    private static ProblemException because(ProblemType type, Hindrance hindrance) {
        return new ProblemException(Problem.of(type, hindrance.sentence() + ".").withMember("why", hindrance.word()));
    }

    private void requireStewards() {
        if (!gate.provider().schema(gate.realm()).hasStewards()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm has no stewards. An administrator can name titles that manage others: the schema's"
                            + " titles[].managed_by"));
        }
    }

    /** What a caller manages now, whatever the roles of the token; they are checked elsewhere. */
    Stewardship stewardship(Caller caller) {
        Personas personas = gate.personas();
        AuthenticatedClientSessionModel client = client(caller);
        Instant now = gate.now();
        List<Persona> own = gate.provider().ofUser(gate.realm(), caller.user()).stream()
                .filter(persona -> persona.isActiveAt(now))
                .toList();
        Optional<Persona> selected = SelectedPersona.of(caller.session(), client, own, now);
        List<Mandate> acting = new ArrayList<>();
        Map<Mandate, Hindrance> idle = new HashMap<>();
        for (Persona persona : own) {
            Mandate mandate = new Mandate(persona.id(), persona.title(), persona.circle());
            Hindrance hindrance = idleness(personas, client, selected, persona);
            if (hindrance == null) {
                acting.add(mandate);
            } else {
                idle.put(mandate, hindrance);
            }
        }
        return new Stewardship(personas.schema(), caller.user().getId(), acting, idle);
    }

    private static @Nullable Hindrance idleness(
            Personas personas,
            @Nullable AuthenticatedClientSessionModel client,
            Optional<Persona> selected,
            Persona persona) {
        if (selected.isPresent() && !selected.get().id().equals(persona.id())) {
            return Hindrance.NOT_SELECTED;
        }
        if (!LevelOfAuthentication.permits(client, personas.schema(), persona)) {
            return Hindrance.STRONGER_LOGIN;
        }
        return personas.isMember(persona) ? null : Hindrance.NOT_A_MEMBER;
    }

    private @Nullable AuthenticatedClientSessionModel client(Caller caller) {
        ClientModel client = gate.realm().getClientByClientId(caller.token().getIssuedFor());
        return client == null ? null : caller.session().getAuthenticatedClientSessionByClient(client.getId());
    }
}
