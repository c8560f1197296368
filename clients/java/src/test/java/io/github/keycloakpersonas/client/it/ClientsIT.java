package io.github.keycloakpersonas.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.client.NewPersona;
import io.github.keycloakpersonas.client.Persona;
import io.github.keycloakpersonas.client.PersonaChange;
import io.github.keycloakpersonas.client.PersonaClaims;
import io.github.keycloakpersonas.client.PersonaClient;
import io.github.keycloakpersonas.client.PersonaFilter;
import io.github.keycloakpersonas.client.PersonaHolder;
import io.github.keycloakpersonas.client.PersonaStatus;
import io.github.keycloakpersonas.client.ProblemException;
import io.github.keycloakpersonas.client.ProblemKind;
import io.github.keycloakpersonas.client.TokenException;
import io.github.keycloakpersonas.client.TokenSource;
import io.github.keycloakpersonas.client.Tokens;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The client for Java against a running server; and those for TypeScript and Python, whose own tests do the same, see {@code
 * clients/typescript/test/server.test.ts} and {@code clients/python/tests/server.py}. Their packages are built, and tried as whoever
 * installs them has them.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsIT {

    private static final Path CLIENTS = Path.of("..").toAbsolutePath().normalize();
    private static final String CIRCLE = "java";

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    private ClientRealms realms;

    @BeforeAll
    void prepare(KeycloakServer server) {
        realms = ClientRealms.prepare(server);
    }

    @AfterAll
    void remove() {
        realms.close();
    }

    private TokenSource login(TestRealm realm, String user, String clientId) {
        JsonNode tokens =
                realm.tokens(user, Map.of("client_id", clientId)).expect(200).json();
        return Tokens.of(realm.path(""))
                .refreshing(clientId, tokens.path("refresh_token").asText());
    }

    private PersonaClient anna() {
        return PersonaClient.builder(realms.address(), login(realms.realm(), "anna", TestRealm.APP))
                .build();
    }

    private PersonaClient service() {
        TokenSource tokens = Tokens.of(realms.address()).clientCredentials(ClientRealms.SERVICE, ClientRealms.SECRET);
        return PersonaClient.builder(realms.address(), tokens).build();
    }

    @Test
    void aPersonaIsCreatedChangedAndRemoved() {
        PersonaClient anna = anna();
        Instant end = now.plus(Duration.ofDays(90)).plusMillis(500);
        Persona created = anna.createPersona(
                NewPersona.of("traveler", CIRCLE).validTill(end).attribute("autobook_price", 800));
        assertThat(created.validTill()).isEqualTo(end);
        Persona changed = anna.updatePersona(
                created, PersonaChange.NONE.attribute("consent", true).attribute("autobook_price", null));
        assertThat(changed.attributes()).containsEntry("autobook_price", 500).containsEntry("consent", true);
        assertThatExceptionOfType(ProblemException.ChangedMeanwhile.class)
                .isThrownBy(() -> anna.updatePersona(created, PersonaChange.NONE.status(PersonaStatus.INACTIVE)));
        assertThat(anna.listPersonas(PersonaFilter.ANY.withCircle(CIRCLE)))
                .extracting(Persona::id)
                .containsExactly(created.id());
        anna.deletePersona(changed);
        assertThatExceptionOfType(ProblemException.NotFound.class)
                .isThrownBy(() -> anna.getPersona(created.id()))
                .matches(e -> e.kind() == ProblemKind.PERSONA_NOT_FOUND);
    }

    @Test
    void whatTheServerRefusesSaysWhy() {
        PersonaClient anna = anna();
        Persona persona = anna.createPersona(NewPersona.of("office-manager", CIRCLE));
        assertThatExceptionOfType(ProblemException.Invalid.class)
                .isThrownBy(() -> anna.createPersona(NewPersona.of("office-manager", CIRCLE)))
                .matches(e -> e.kind() == ProblemKind.DUPLICATE_PERSONA)
                .matches(e -> !e.requestId().isEmpty());
        assertThatExceptionOfType(ProblemException.Invalid.class)
                .isThrownBy(() -> anna.updatePersona(persona.id(), PersonaChange.NONE.attribute("autobook_price", -1)))
                .satisfies(e -> assertThat(e.errors()).containsEntry("autobook_price", "must be at least 0"));
        assertThatExceptionOfType(ProblemException.Forbidden.class)
                .isThrownBy(() -> anna.createPersona(NewPersona.of("admin", CIRCLE)))
                .matches(e -> e.kind() == ProblemKind.CHANGE_NOT_PERMITTED);
        anna.deletePersona(persona.id());
    }

    @Test
    void aSelectionIsInTheNextToken() {
        TokenSource tokens = login(realms.realm(), "anna", TestRealm.APP);
        PersonaClient anna = PersonaClient.builder(realms.address(), tokens).build();
        String circle = CIRCLE + " selected";
        Persona persona = anna.createPersona(NewPersona.of("traveler", circle).attribute("consent", true));
        Persona later = anna.createPersona(NewPersona.of("traveler", CIRCLE + " later")
                .validFrom(now.plus(Duration.ofDays(30)))
                .validTill(now.plus(Duration.ofDays(60))));
        assertThat(anna.selectedPersona()).isEmpty();
        assertThatExceptionOfType(ProblemException.Conflict.class).isThrownBy(() -> anna.selectPersona(later.id()));
        assertThat(anna.selectPersona(persona.id()).id()).isEqualTo(persona.id());
        assertThat(anna.selectedPersona()).map(Persona::id).hasValue(persona.id());
        String before = tokens.token();
        assertThat(PersonaClaims.ofVerifiedToken(before).actsAs("traveler")).isFalse();
        tokens.refused(before);
        PersonaClaims claims = PersonaClaims.ofVerifiedToken(tokens.token());
        assertThat(claims.actsWithConsent("traveler", circle)).isTrue();
        assertThat(claims.holds("traveler", CIRCLE + " later")).isFalse();
        anna.clearSelection();
        assertThat(anna.selectedPersona()).isEmpty();
        anna.deletePersona(persona.id());
        anna.deletePersona(later.id());
    }

    @Test
    void allOfAThousandPersonasAndOfManyHoldersAreWalked() {
        PersonaClient walker = PersonaClient.builder(realms.address(), login(realms.realm(), "walker", TestRealm.APP))
                .build();
        assertThat(walker.listPersonas().map(Persona::circle))
                .hasSize(ClientRealms.PERSONAS)
                .doesNotHaveDuplicates();
        assertThat(walker.listUsersByPersona("booking-assistant").map(PersonaHolder::sub))
                .hasSize(ClientRealms.HOLDERS)
                .doesNotHaveDuplicates();
    }

    @Test
    void aServiceReadsAUsersPersonasOnceAsLongAsTheyAreTheSame() {
        PersonaClient service = service();
        List<Persona> first = service.listPersonasOfUser(realms.walker());
        assertThat(first).hasSize(ClientRealms.PERSONAS);
        assertThat(service.listPersonasOfUser(realms.walker())).isSameAs(first);
        assertThatExceptionOfType(ProblemException.NotFound.class)
                .isThrownBy(() -> service.listPersonasOfUser("nobody"))
                .matches(e -> e.kind() == ProblemKind.USER_NOT_FOUND);
        PersonaClient anna = anna();
        assertThatExceptionOfType(ProblemException.Forbidden.class)
                .isThrownBy(() -> anna.listPersonasOfUser(realms.walker()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "../v1/users", "..%2f", "ö\ud83d\ude00", "x?status=active#y", "a\\b", "%00", "a\0b"})
    void anIdWithAnyCharactersNamesOnePersonaOrNone(String id) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> service().getPersona(id))
                .satisfies(e -> assertThat(e.status()).isIn(400, 403, 404));
    }

    @Test
    void aTokenThatHasExpiredIsRefreshed() throws InterruptedException {
        TokenSource tokens = login(realms.realm(), "anna", ClientRealms.SHORT);
        PersonaClient anna = PersonaClient.builder(realms.address(), tokens).build();
        anna.selectedPersona();
        String first = tokens.token();
        // The token lives for four seconds.
        Thread.sleep(4500);
        anna.selectedPersona();
        assertThat(tokens.token()).isNotEqualTo(first);
    }

    @Test
    void theServersLimitIsKept() {
        TokenSource tokens = login(realms.limited(), "java", TestRealm.APP);
        PersonaClient impatient = PersonaClient.builder(realms.limitedAddress(), tokens)
                .retries(0)
                .build();
        assertThatExceptionOfType(ProblemException.TooManyRequests.class)
                .isThrownBy(() -> {
                    for (int call = 0; call < 300; call++) {
                        impatient.getSchema();
                    }
                })
                .satisfies(e -> assertThat(e.retryAfter()).isPositive());
        PersonaClient patient =
                PersonaClient.builder(realms.limitedAddress(), tokens).build();
        assertThat(patient.getSchema("de").titles()).isNotEmpty();
    }

    @Test
    void whatIsWrongWithAClientIsToldWithoutItsSecret() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Tokens.of(realms.address())
                        .clientCredentials(ClientRealms.SERVICE, "not-the-one")
                        .token())
                .matches(e -> e.status() == 401)
                .satisfies(e -> assertThat(e).hasMessageNotContaining("not-the-one"));
    }

    @Test
    void schemaAndHealthAreRead() {
        assertThat(anna().getSchema().limits().personasPerUser()).isEqualTo(ClientRealms.PERSONAS);
        assertThat(anna().getHealth().isOk()).isTrue();
    }

    @Test
    void typeScript() throws IOException {
        tool("typescript", "node", "../../themes/scripts/node.cjs", "scripts/verify.mjs")
                .run();
        assertThat(CLIENTS.resolve("typescript/target")).isDirectoryContaining("glob:**.tgz");
    }

    @Test
    void python() throws IOException {
        Path client = CLIENTS.resolve("python");
        Path venv = Path.of("target", "python").toAbsolutePath();
        String python = venv.resolve(File.separatorChar == '/' ? "bin/python" : "Scripts/python.exe")
                .toString();
        // What is installed already is not installed again, so that a machine without a registry can have it too.
        tool("python", "python3", "-m", "venv", "--clear", "--system-site-packages")
                .and(venv.toString())
                .run();
        tool("python", python, "-m", "pip", "install", "--disable-pip-version-check", ".[test]")
                .run();
        tool("python", python, "-m", "mypy").run();
        tool("python", python, "-m", "build", "--no-isolation", "--outdir", "dist")
                .run();
        tool("python", python, "-m", "unittest", "discover", "-s", "tests", "-t", ".")
                .run();
        tool("python", python, "-m", "unittest", "tests.server").run();
        assertThat(client.resolve("dist")).isDirectoryContaining("glob:**.whl").isDirectoryContaining("glob:**.tar.gz");
    }

    /** A program in the folder of a client, which finds the realms. What it prints is in {@code target/clients}. */
    private Tool tool(String client, String... command) {
        return Tool.in(CLIENTS.resolve(client), log(client, command), command)
                .with("PERSONA_REALM", realms.address().toString())
                .with("PERSONA_LIMITED_REALM", realms.limitedAddress().toString())
                .with("PERSONA_SECRET", ClientRealms.SECRET)
                .with("PERSONA_WALKER", realms.walker())
                .with("PYTHONDONTWRITEBYTECODE", "1");
    }

    private static String log(String client, String... command) {
        String name = client + "-" + String.join("-", command).replaceAll("[^A-Za-z0-9]+", "-");
        return Path.of("..", "java", "target", name.substring(0, Math.min(80, name.length())))
                .toString();
    }
}
