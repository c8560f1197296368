package io.github.keycloakpersonas.benchmark;

import java.util.List;

/**
 * What it costs to change personas. Keycloak's side of each pair keeps the same five objects as JSON in a user attribute, and changes
 * one of them. An operation of the last pair is two requests.
 */
final class WriteComparisons {

    private static final Login OURS = new Login(Login.PERSONAS, Login.WRITER, Login.WITHOUT_SCOPE);
    private static final Login KEYCLOAKS = new Login(Login.PERSONAS, Login.RIVAL_WRITER, Login.WITHOUT_SCOPE);

    static final List<Comparison> ALL = List.of(
            new Comparison(
                    "update: `PATCH` of a persona, against an update through the account API",
                    new Call(KEYCLOAKS, Writes.UPDATE_ACCOUNT),
                    new Call(OURS, Writes.PATCH),
                    Target.INFORMATION),
            new Comparison(
                    "update by an administrator: `PATCH` of a persona, against Keycloak's update of a user",
                    new Call(KEYCLOAKS, Writes.UPDATE_USER),
                    new Call(OURS, Writes.ADMIN_PATCH),
                    Target.INFORMATION),
            new Comparison(
                    "create and delete a persona, against adding and removing a value through the account API",
                    new Call(KEYCLOAKS, Writes.ADD_AND_REMOVE_VALUE),
                    new Call(OURS, Writes.CREATE_AND_DELETE),
                    Target.INFORMATION));

    private WriteComparisons() {}
}
