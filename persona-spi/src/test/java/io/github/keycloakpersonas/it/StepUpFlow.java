package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A browser flow with step-up as Keycloak's documentation has it: silver is the password, gold a one-time password, too. */
final class StepUpFlow {

    private static final String FLOWS = "/authentication/flows/";
    private static final String CONDITION = "conditional-level-of-authentication";
    private static final String SECRET = "a-secret-of-twenty-b";
    private static final Clock CLOCK = Clock.systemUTC();

    private final TestRealm realm;

    private StepUpFlow(TestRealm realm) {
        this.realm = realm;
    }

    /** Creates the flow, and lets browsers log in with it. */
    static void bind(TestRealm realm) {
        StepUpFlow flow = new StepUpFlow(realm);
        realm.admin()
                .post("/authentication/flows", Map.of("alias", "su", "providerId", "basic-flow", "topLevel", true));
        flow.step("su", "auth-cookie", "ALTERNATIVE");
        flow.sub("su", "su-forms", "ALTERNATIVE");
        flow.level(1, "auth-username-password-form");
        flow.level(2, "auth-otp-form");
        realm.admin().attributes(Map.of("acr.loa.map", "{\"silver\":1,\"gold\":2}"));
        realm.admin().update(Map.of("browserFlow", "su"));
    }

    private void level(int level, String authenticator) {
        String alias = "su-level-" + level;
        sub("su-forms", alias, "CONDITIONAL");
        String condition = step(alias, CONDITION, "REQUIRED");
        realm.admin()
                .post(
                        "/authentication/executions/" + condition + "/config",
                        Map.of(
                                "alias",
                                alias,
                                "config",
                                Map.of("loa-condition-level", String.valueOf(level), "loa-max-age", "36000")));
        step(alias, authenticator, "REQUIRED");
    }

    private void sub(String parent, String alias, String requirement) {
        realm.admin()
                .post(
                        FLOWS + parent + "/executions/flow",
                        Map.of("alias", alias, "type", "basic-flow", "provider", ""));
        require(parent, requirement);
    }

    /** @return the execution's id */
    private String step(String parent, String authenticator, String requirement) {
        realm.admin().post(FLOWS + parent + "/executions/execution", Map.of("provider", authenticator));
        return require(parent, requirement);
    }

    /** Of the last step or sub-flow on a flow's own level. */
    private String require(String parent, String requirement) {
        @Nullable JsonNode last = null;
        for (JsonNode execution : realm.admin().get(FLOWS + parent + "/executions")) {
            last = execution.path("level").asInt() == 0 ? execution : last;
        }
        ObjectNode changed = (ObjectNode) Objects.requireNonNull(last);
        realm.admin().put(FLOWS + parent + "/executions", changed.put("requirement", requirement));
        return changed.path("id").asText();
    }

    /** A user's password, which is the name, and a one-time password. */
    static Map<String, ?> credentials(String username) {
        return Map.of(
                "credentials",
                List.of(
                        Map.of("type", "password", "value", username),
                        Map.of(
                                "type",
                                "otp",
                                "secretData",
                                "{\"value\":\"" + SECRET + "\"}",
                                "credentialData",
                                "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}")));
    }

    /** The one-time password of now (RFC 6238), which a user can enter once. */
    static String code() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            long window = CLOCK.instant().getEpochSecond() / 30;
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, Integer.BYTES)
                            .getInt()
                    & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
