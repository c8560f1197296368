package io.github.keycloakpersonas.client;

/** What the client calls itself. */
final class UserAgent {

    private UserAgent() {}

    /** @param application what comes first; may be empty */
    static String of(String application) {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        String own = "keycloak-personas-java/" + (version == null ? "dev" : version);
        return application.isEmpty() ? own : application + " " + own;
    }
}
