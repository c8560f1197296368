package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications register people. */
@Tag("dialect")
@Tag("storage")
class RegistrationIT extends RegistrationRealm {

    @Test
    void createsAUserWhoCanLogIn() {
        JsonNode created = register(ada("email", "Ada@Example.org")).expect(201).json();
        assertThat(created.path("email").asText()).isEqualTo("ada@example.org");
        assertThat(created.path("name").asText()).isEqualTo("Ada King Lovelace");
        JsonNode user = user(created.path("id").asText());
        assertThat(user.path("username").asText()).isEqualTo("ada@example.org");
        assertThat(user.path("firstName").asText()).isEqualTo("Ada King");
        assertThat(user.path("lastName").asText()).isEqualTo("Lovelace");
        assertThat(user.path("emailVerified").asBoolean()).isFalse();
        String token =
                login("ada@example.org").expect(200).json().path("access_token").asText();
        assertThat(Jwt.claims(token).path("sub").asText())
                .isEqualTo(created.path("id").asText());
        assertThat(mails.forget()).isZero();
    }

    @Test
    void isAnEventThatNamesNobody() {
        String id = register(ada()).expect(201).json().path("id").asText();
        register(ada()).expect(400);
        JsonNode events = realm.admin().get("/events");
        assertThat(events.findValuesAsText("type")).containsExactlyInAnyOrder("REGISTER", "REGISTER_ERROR");
        assertThat(events.findValuesAsText("userId")).contains(id);
        assertThat(events.findValuesAsText("clientId")).containsOnly("shop");
        assertThat(events.toString()).doesNotContain("ada@", "Lovelace");
    }

    @Test
    void namesEveryFaultByItsMember() {
        JsonNode errors = register(Map.of(
                        "email", "nobody",
                        "password", "short",
                        "confirm_password", "other",
                        "attributes", Map.of("shoe", "42", "email", "x"),
                        "shoe", 42,
                        "client_id", "shop"))
                .expect(400)
                .json()
                .path("errors");
        assertThat(errors.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "email",
                        "password",
                        "confirm_password",
                        "first_name",
                        "last_name",
                        "attributes.shoe",
                        "attributes.email",
                        "shoe");
        assertThat(errors.path("email").asText()).isEqualTo("Invalid email address.");
        assertThat(errors.path("password").asText()).contains("minimum length 8");
    }

    @Test
    void refusesAnAddressOrUsernameThatHasAnAccount() {
        register(ada("username", "ada")).expect(201);
        Reply again = register(ada("username", "lovelace"));
        refused(again, 400, "invalid-registration");
        assertThat(again.json().at("/errors/email").asText()).isEqualTo("Email already exists.");
        Map<String, Object> other = ada("username", "ADA");
        other.put("email", "other@example.org");
        assertThat(register(other).expect(400).json().at("/errors/username").asText())
                .isEqualTo("Username already exists.");
    }

    @Test
    void createsOneOfManyAtOnce() {
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> register(ada()).status())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(7);
    }

    @Test
    void isForMarkedClientsOnly() {
        refused(register(ada("client_id", TestRealm.APP)), 403, "registration-not-permitted");
        refused(register(ada("client_id", "nobody")), 403, "registration-not-permitted");
        refused(register(ada("client_id", "backend")), 403, "registration-not-permitted");
        Map<String, Object> unnamed = ada();
        unnamed.remove("client_id");
        refused(register(unnamed), 403, "registration-not-permitted");
        checked(realm.http()
                        .post(realm.path("/persona/v1/users/register?client_id=shop"))
                        .json(unnamed)
                        .send())
                .expect(201);
    }

    @Test
    void takesTheCredentialsOfAConfidentialClient() {
        Map<String, Object> body = ada();
        body.remove("client_id");
        refused(checked(call().basic("backend", "wrong").json(body).send()), 401, "invalid-client");
        refused(checked(call().bearer("nothing").json(body).send()), 401, "invalid-client");
        checked(call().basic("backend", SECRET).json(body).send()).expect(201);
    }

    @Test
    void isOffWhereTheRealmDoesNotAllowIt() {
        realm.admin().update(Map.of("registrationAllowed", false));
        refused(register(ada()), 403, "registration-not-permitted");
    }

    @Test
    void doesNotWalkAroundAStepOfTheFlow() {
        JsonNode steps = realm.admin().get("/authentication/flows/registration/executions");
        JsonNode captcha = step(steps, "registration-recaptcha-action");
        ((ObjectNode) captcha).put("requirement", "REQUIRED");
        realm.admin().put("/authentication/flows/registration/executions", captcha);
        Reply reply = register(ada());
        refused(reply, 403, "registration-needs-page");
        assertThat(reply.json().path("detail").asText()).contains("registration-recaptcha-action");
    }

    private static JsonNode step(JsonNode steps, String provider) {
        for (JsonNode step : steps) {
            if (step.path("providerId").asText().equals(provider)) {
                return step;
            }
        }
        throw new AssertionError(provider + " is not in " + steps);
    }

    @Test
    void asksForTheTermsOfTheFlow() {
        JsonNode steps = realm.admin().get("/authentication/flows/registration/executions");
        JsonNode terms = step(steps, "registration-terms-and-conditions");
        ((ObjectNode) terms).put("requirement", "REQUIRED");
        realm.admin().put("/authentication/flows/registration/executions", terms);
        assertThat(register(ada())
                        .expect(400)
                        .json()
                        .at("/errors/terms_accepted")
                        .asText())
                .contains("terms and conditions");
        register(ada("terms_accepted", true)).expect(201);
    }

    @Test
    void leavesTermsThatNobodyHasAcceptedToTheFirstLogin() {
        JsonNode action = realm.admin().get("/authentication/required-actions/TERMS_AND_CONDITIONS");
        ((ObjectNode) action).put("enabled", true).put("defaultAction", true);
        realm.admin().put("/authentication/required-actions/TERMS_AND_CONDITIONS", action);
        JsonNode waiting = user(register(ada()).expect(201).json().path("id").asText());
        assertThat(waiting.path("requiredActions").toString()).contains("TERMS_AND_CONDITIONS");
        Map<String, Object> accepting = ada("terms_accepted", true);
        accepting.put("email", "grace@example.org");
        JsonNode accepted =
                user(register(accepting).expect(201).json().path("id").asText());
        assertThat(accepted.path("requiredActions").toString()).doesNotContain("TERMS_AND_CONDITIONS");
    }

    @Test
    void isLimitedByNetworkAddressAndByClient() {
        realm.admin().schema(SCHEMA.formatted(false, 2));
        refused(register(ada("client_id", "nobody")), 403, "registration-not-permitted");
        register(Map.of("client_id", "shop")).expect(400);
        Reply limited = register(ada()).expect(429);
        assertThat(limited.header("Retry-After")).isPresent();
        Map<String, Object> body = ada();
        body.remove("client_id");
        checked(call().basic("backend", SECRET).json(body).send()).expect(201);
    }

    @Test
    void isReadByPagesOfTheClientOnly() {
        Reply own = checked(call().header("Origin", "https://shop.example")
                        .json(ada())
                        .send())
                .expect(201);
        assertThat(own.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
        Reply foreign = checked(
                call().header("Origin", "https://evil.example").json(ada()).send());
        refused(foreign, 403, "origin-not-allowed");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void readsNoEndlessBody() {
        checked(call().body("application/json", new byte[70_000]).send()).expect(413);
        checked(call().form(Map.of("email", "a")).send()).expect(415);
    }
}
