package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A realm whose advisers must have passed a risk profile, which sets attributes. Tokens live long, so that only a result ends them. */
final class AssessedRealm {

    static final String QUESTIONS = """
            [{"name":"horizon","type":"single","text":"How long?","required":true,
              "options":[{"name":"short","text":"A year","score":0},{"name":"long","text":"Ten years","score":4.5}]},
             {"name":"products","type":"multiple","text":"Which?","min":1,"max":2,
              "options":[{"name":"bonds","score":1},{"name":"funds","score":2},{"name":"shares","score":3}]},
             {"name":"comfort","type":"scale","text":"How well?","from":1,"to":5,"from_text":"badly","to_text":"well"},
             {"name":"why","type":"text","text":"Why?","max_length":50}]""";

    /** Answers that pass: 4.5 + 2 + 5. */
    static final Map<String, Object> GOOD =
            Map.of("horizon", "long", "products", List.of("funds"), "comfort", 5, "why", "Because of Moritz");

    /** Answers that fail. */
    static final Map<String, Object> BAD = Map.of("horizon", "short", "products", List.of("bonds"));

    private AssessedRealm() {}

    static TestRealm create(KeycloakServer server) {
        int days = 4 * 24 * 60 * 60;
        TestRealm realm = TestRealm.create(
                server,
                Map.of(
                        "accessTokenLifespan",
                        days,
                        "ssoSessionIdleTimeout",
                        days,
                        "ssoSessionMaxLifespan",
                        days,
                        "eventsEnabled",
                        true,
                        "adminEventsEnabled",
                        true,
                        "adminEventsDetailsEnabled",
                        true));
        realm.admin().schema(schema(1, "\"retake\":{\"after_days\":0,\"max_attempts\":3}"));
        return realm;
    }

    static String schema(int version, String more) {
        return """
                {"titles":[{"name":"adviser","requires":["risk-profile"]},{"name":"visitor"}],
                 "attributes":[{"name":"risk","type":"enum","options":["low","high"],"in_tokens":true},
                               {"name":"score","type":"integer","max":100,"in_tokens":true}],
                 "limits":{"personas_per_user":50},
                 "assessments":[%s]}""".formatted(assessment(version, more));
    }

    static String assessment(int version, String more) {
        return """
                {"name":"risk-profile","display_name":"Risk profile","version":%d,"questions":%s,
                 "results":[{"name":"risk","formula":"sum","bands":[{"from":0,"value":"low"},{"from":5,"value":"high"}],"attribute":"risk"},
                            {"name":"score","formula":"weighted","weights":{"horizon":2},"attribute":"score"}],
                 "pass":{"result":"risk","at_least":3},"valid_days":1,%s}""".formatted(version, QUESTIONS, more);
    }

    static Reply take(PersonaApiClient user, String persona, Map<String, ?> answers) {
        return take(user, persona, 1, answers);
    }

    static Reply take(PersonaApiClient user, String persona, int version, Map<String, ?> answers) {
        return user.call(
                "POST",
                "/v1/personas/" + persona + "/assessments/risk-profile",
                request -> request.json(Map.of("version", version, "answers", answers)));
    }

    static JsonNode progress(PersonaApiClient user, String persona) {
        return user.get("/v1/personas/" + persona + "/assessments/risk-profile")
                .expect(200)
                .json();
    }

    static Reply keep(PersonaApiClient user, String persona, Map<String, ?> answers, @Nullable String question) {
        return user.call(
                "PUT",
                "/v1/personas/" + persona + "/assessments/risk-profile/draft",
                request -> request.json(
                        question == null
                                ? Map.of("answers", answers)
                                : Map.of("answers", answers, "question", question)));
    }
}
