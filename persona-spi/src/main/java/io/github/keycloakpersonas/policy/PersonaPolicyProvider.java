package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaName;
import io.github.keycloakpersonas.representation.PersonaPolicyRepresentation;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.Decision;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authorization.Decision.Effect;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.policy.evaluation.Evaluation;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Grants access by a user's personas. If the policy cannot be evaluated, access is denied whatever its logic, because a
 * negated policy would turn a simple denial into a grant.
 */
final class PersonaPolicyProvider implements PolicyProvider {

    private static final Logger LOGGER = Logger.getLogger(PersonaPolicyProvider.class);

    private final Clock clock;

    PersonaPolicyProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void evaluate(Evaluation evaluation) {
        RealmModel realm = evaluation.getAuthorizationProvider().getRealm();
        Policy policy = evaluation.getPolicy();
        Decision decision = Decision.UNDECIDED;
        try {
            decision = answer(evaluation, realm, policy)
                    .map(met -> met ? Decision.GRANT : Decision.DENY)
                    .orElse(Decision.UNDECIDED);
        } catch (UnreadableSchemaException | SealedValuesException | UnreadablePolicyException e) {
            LOGGER.errorf("Realm %s, policy %s: denied: %s", realm.getName(), policy.getId(), e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.errorf(
                    e, "Realm %s, policy %s: denied, because personas cannot be read", realm.getName(), policy.getId());
        }
        PersonaMeters.decided(realm.getName(), decision);
        switch (decision) {
            case GRANT -> evaluation.grant();
            case DENY -> evaluation.deny();
            case UNDECIDED -> evaluation.setEffect(Effect.DENY);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /**
     * Whether a persona meets the policy; empty if there is no user or no session, or if only a persona meets it that
     * requires a stronger login.
     */
    private Optional<Boolean> answer(Evaluation evaluation, RealmModel realm, Policy policy) {
        KeycloakSession session = evaluation.getAuthorizationProvider().getKeycloakSession();
        PersonaProvider provider = session.getProvider(PersonaProvider.class);
        PersonaSchema schema = provider.schema(realm);
        PersonaPolicyConfig config = config(policy, schema);
        return EvaluatedUser.of(session, realm, evaluation.getContext().getIdentity())
                .flatMap(user -> candidates(user, config, provider.ofUser(realm, user.user()))
                        .map(candidates -> candidates.stream()
                                .filter(persona -> config.isMetBy(persona, schema))
                                .toList())
                        .flatMap(meeting -> answer(user, schema, meeting)));
    }

    private static Optional<Boolean> answer(EvaluatedUser user, PersonaSchema schema, List<Persona> meeting) {
        boolean reached =
                meeting.stream().anyMatch(persona -> schema.acr(persona.title()).isEmpty())
                        || (!meeting.isEmpty() && reaches(user, schema, meeting));
        return reached || meeting.isEmpty() ? Optional.of(reached) : Optional.empty();
    }

    private static boolean reaches(EvaluatedUser user, PersonaSchema schema, List<Persona> meeting) {
        AuthenticatedClientSessionModel login =
                user.userSession().map(user::clientSession).orElse(null);
        return !LevelOfAuthentication.permitted(login, schema, meeting).isEmpty();
    }

    /** The active personas that the policy is about. */
    private Optional<List<Persona>> candidates(EvaluatedUser user, PersonaPolicyConfig config, List<Persona> personas) {
        Instant now = clock.instant();
        List<Persona> active =
                personas.stream().filter(persona -> persona.isActiveAt(now)).toList();
        return config.selected()
                ? user.userSession().map(session -> selected(user, config, session, active))
                : Optional.of(active);
    }

    private static List<Persona> selected(
            EvaluatedUser user, PersonaPolicyConfig config, UserSessionModel session, List<Persona> active) {
        Optional<PersonaName> name = user.named()
                .or(() -> config.selected(session, user.clientSession(session)))
                .map(PersonaName::of);
        return active.stream()
                .filter(persona -> name.filter(named -> named.isOf(persona)).isPresent())
                .toList();
    }

    private static PersonaPolicyConfig config(Policy policy, PersonaSchema schema) {
        List<Violation> faults = new ArrayList<>();
        PersonaPolicyConfig config =
                PersonaPolicyConfigReader.read(PersonaPolicyRepresentation.members(policy.getConfig()), faults);
        if (faults.isEmpty()) {
            faults.addAll(config.conditionFaults(schema));
        }
        if (!faults.isEmpty()) {
            throw new UnreadablePolicyException(Violation.describe(faults));
        }
        return config;
    }

    /** The policy does not fit the realm's schema any more. */
    private static final class UnreadablePolicyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadablePolicyException(String message) {
            super(message);
        }
    }
}
