package io.github.keycloakpersonas.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Compares what {@link SinceKeycloak} says with the server of the build. */
final class SinceKeycloakCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), SinceKeycloak.class)
                .map(since -> evaluate(since, KeycloakVersion.ofTheBuild()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("Runs on each server"));
    }

    private static ConditionEvaluationResult evaluate(SinceKeycloak since, KeycloakVersion running) {
        return running.isAtLeast(since.value())
                ? ConditionEvaluationResult.enabled("Keycloak " + running + " has it")
                : ConditionEvaluationResult.disabled(
                        "Keycloak " + running + " is older than " + since.value() + ": " + since.reason());
    }
}
