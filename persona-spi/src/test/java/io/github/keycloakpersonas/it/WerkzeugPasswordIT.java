package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users who come with a password hash of Werkzeug. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WerkzeugPasswordIT {

    /** Made by Python's hashlib.scrypt, as Werkzeug does it. */
    private static final String HASH = "scrypt:32768:8:1$Nq3vJ8sT1kZp0xYb$"
            + "7a11fd45ed58dd2daccb7f234507eca09507519a1653dae987f58347e62c4f07"
            + "389f02391a1d058a44aeebc139e46b978e8d6936ea6e63eba7fba0bc0ac49589";

    private static final String WRONG = "Invalid user credentials";

    private TestRealm realm;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void imported(String name, String hash) {
        Map<String, Object> credential = Map.of(
                "type", "password",
                "secretData", "{\"value\":\"" + hash + "\",\"salt\":\"\"}",
                "credentialData", "{\"hashIterations\":1,\"algorithm\":\"werkzeug-scrypt\"}");
        realm.admin()
                .call("POST", "/partialImport")
                .json(Map.of("ifResourceExists", "FAIL", "users", List.of(SeededRealm.user(name, credential))))
                .send()
                .expect(200);
    }

    /** What the token endpoint says about a login, or {@code Bearer}. */
    private String login(String user, String password) {
        JsonNode said = realm.tokens(user, Map.of("password", password)).json();
        return said.path("error_description").asText(said.path("token_type").asText());
    }

    private String algorithm(String user) {
        JsonNode credentials = realm.admin().get("/users/" + realm.admin().userId(user) + "/credentials");
        assertThat(credentials).hasSize(1);
        Matcher algorithm = Pattern.compile("\"algorithm\":\"([^\"]*)\"")
                .matcher(credentials.path(0).path("credentialData").asText());
        assertThat(algorithm.find()).isTrue();
        return algorithm.group(1);
    }

    @Test
    void isReplacedAtTheFirstLogin() {
        imported("ada", HASH);
        assertThat(login("ada", "wrong")).isEqualTo(WRONG);
        assertThat(algorithm("ada")).isEqualTo("werkzeug-scrypt");
        assertThat(login("ada", "correct horse battery")).isEqualTo("Bearer");
        assertThat(algorithm("ada")).isEqualTo("pbkdf2-sha512");
        assertThat(login("ada", "correct horse battery")).isEqualTo("Bearer");
        assertThat(login("ada", "wrong")).isEqualTo(WRONG);
    }

    @Test
    void opensNothingWhereItsNumbersAreMonstrous() {
        imported("eve", HASH.replace("32768:8:1", "1048576:1024:16"));
        assertThat(login("eve", "correct horse battery")).isEqualTo(WRONG);
        assertThat(algorithm("eve")).isEqualTo("werkzeug-scrypt");
    }

    @Test
    void isNeverMadeForANewPassword() {
        realm.admin().update(Map.of("passwordPolicy", "hashAlgorithm(werkzeug-scrypt)"));
        realm.user("bob");
        assertThat(algorithm("bob")).isNotEqualTo("werkzeug-scrypt");
        assertThat(login("bob", "bob")).isEqualTo("Bearer");
    }
}
