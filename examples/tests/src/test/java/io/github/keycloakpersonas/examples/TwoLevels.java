package io.github.keycloakpersonas.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.Map;

/** A browser flow with step-up: the password is level 1, and the password once more is level 2. */
final class TwoLevels {

    private static final String FLOWS = "/authentication/flows/";
    private static final String TOP = "two-levels";
    private static final String FORMS = "two-levels-forms";

    private final RealmAdmin realm;

    private TwoLevels(RealmAdmin realm) {
        this.realm = realm;
    }

    /** Creates the flow, and lets browsers log in with it. */
    static void bind(RealmAdmin realm) {
        TwoLevels flow = new TwoLevels(realm);
        realm.post("/authentication/flows", Map.of("alias", TOP, "providerId", "basic-flow", "topLevel", true));
        flow.step(TOP, "auth-cookie", "ALTERNATIVE");
        flow.sub(TOP, FORMS, "ALTERNATIVE");
        flow.level(1, "auth-username-password-form");
        flow.level(2, "auth-password-form");
        realm.update(Map.of("browserFlow", TOP));
    }

    private void level(int level, String form) {
        String alias = TOP + "-" + level;
        sub(FORMS, alias, "CONDITIONAL");
        String condition = step(alias, "conditional-level-of-authentication", "REQUIRED");
        realm.post(
                "/authentication/executions/" + condition + "/config",
                Map.of(
                        "alias",
                        alias,
                        "config",
                        Map.of("loa-condition-level", String.valueOf(level), "loa-max-age", "36000")));
        step(alias, form, "REQUIRED");
    }

    private void sub(String parent, String alias, String requirement) {
        realm.post(FLOWS + parent + "/executions/flow", Map.of("alias", alias, "type", "basic-flow", "provider", ""));
        require(parent, requirement);
    }

    private String step(String parent, String authenticator, String requirement) {
        realm.post(FLOWS + parent + "/executions/execution", Map.of("provider", authenticator));
        return require(parent, requirement);
    }

    /** Of the last step or sub-flow on a flow's own level. @return its id */
    private String require(String parent, String requirement) {
        JsonNode last = null;
        for (JsonNode execution : realm.get(FLOWS + parent + "/executions")) {
            last = execution.path("level").asInt() == 0 ? execution : last;
        }
        if (!(last instanceof ObjectNode changed)) {
            throw new AssertionError("Nothing is in " + parent);
        }
        realm.put(FLOWS + parent + "/executions", changed.put("requirement", requirement));
        return changed.path("id").asText();
    }
}
