package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.Hindrance;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.StewardAction;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a steward what is permitted in a circle, by which persona, and what is not and why. */
final class CircleExplanation {

    /** Why a persona's state does not permit an action. */
    private static final String STATE = "state";

    private final Exchange exchange;
    private final Gate gate;

    CircleExplanation(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    private record Question(Optional<String> persona, Optional<StewardAction> action) {

        static Question of(Parameters parameters) {
            Question question = new Question(
                    parameters.shortText("persona"),
                    parameters.oneOf("action", List.of(StewardAction.values()), StewardAction::word));
            if (question.persona().isEmpty() && question.action().isPresent()) {
                parameters.fault("action", "is asked together with a persona only");
            }
            return question;
        }
    }

    Response of(String circle) {
        return exchange.answer(() -> {
            Steward steward = new StewardGate(gate).require();
            Question question = exchange.parameters(Question::of);
            return Exchange.json(200, answer(steward, new Circle(circle), question))
                    .build();
        });
    }

    /** As in the actions themselves, nothing is looked up in a circle in which the caller manages nothing. */
    private Map<String, Object> answer(Steward steward, Circle circle, Question question) {
        Optional<ManagedCircle> managed = steward.manages().in(circle);
        if (managed.isEmpty()) {
            return refused(steward.manages().hindrance(circle).orElseThrow());
        }
        if (question.persona().isEmpty()) {
            Map<String, Object> json = permitted(managed.get().mandate());
            json.put("titles", managed.get().titles());
            return json;
        }
        Persona persona = new CirclePersonas(gate)
                .in(circle, gate.personas(), question.persona().get());
        Optional<Mandate> mandate = steward.manages().mandate(CirclePersonas.charge(persona));
        if (mandate.isEmpty()) {
            return refused(
                    steward.manages().hindrance(CirclePersonas.charge(persona)).orElseThrow());
        }
        return question.action()
                .flatMap(action -> action.obstacle(persona, gate.now()))
                .map(obstacle -> refused(STATE, obstacle))
                .orElseGet(() -> {
                    Map<String, Object> json = permitted(mandate.get());
                    json.put(
                            "can",
                            StewardAction.of(persona, gate.now()).stream()
                                    .map(StewardAction::word)
                                    .toList());
                    return json;
                });
    }

    private static Map<String, Object> permitted(Mandate mandate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("permitted", true);
        json.put("mandate", mandate.personaId());
        return json;
    }

    private static Map<String, Object> refused(Hindrance hindrance) {
        return refused(hindrance.word(), hindrance.sentence());
    }

    private static Map<String, Object> refused(String why, String sentence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("permitted", false);
        json.put("why", why);
        json.put("detail", sentence + ".");
        return json;
    }
}
