package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.digest.Sha256;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.SharedVault;
import io.github.keycloakpersonas.testkit.StoreServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that are stored away on real servers, and on doubles of what is not to be had or cannot be stopped in the middle. */
@Tag("stores")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoresIT {

    /** So many that their report has several parts. */
    private static final int PERSONAS = 6000;

    private static final int USERS = 60;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private StoreServer s3;
    private StoreServer apache;
    private StoreServer nginx;
    private DavDouble dav;
    private DriveDouble drive;
    private ServerProcess server;
    private TestRealm realm;
    private AdminPersonas admin;
    private DeliveryCalls deliveries;

    @BeforeAll
    void start() throws IOException {
        s3 = closing(StoreServer.s3());
        apache = closing(StoreServer.apache());
        nginx = closing(StoreServer.nginx());
        dav = closing(new DavDouble());
        drive = closing(new DriveDouble());
        // Not H2, which writes what is committed to its file half a second later: a kill loses that.
        PostgresDatabase postgres = closing(PostgresDatabase.start());
        ServerOptions options = SharedVault.of(
                ServerOptions.fromSystemProperties().beside("stores").postgres(postgres.createDatabase("keycloak")));
        Path file = Files.createTempFile("targets", ".json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(Map.of("targets", targets())));
        server = closing(ServerProcess.start(options.argument(
                        "--spi-persona-stores--default--targets=" + file,
                        "--spi-persona-stores--default--interval=2",
                        "--spi-persona-stores--default--tries=4")
                .environment("STORE_PASSWORD", StoreServer.PASSWORD)
                .environment("STORE_WRONG", "not-the-one")
                .environment("DRIVE_KEY", drive.privateKey())));
        realm = TestRealm.create(server);
        SharedVault.put(realm, "store", StoreServer.PASSWORD);
        admin = AdminPersonas.of(realm);
        deliveries = new DeliveryCalls(admin);
        TransferIT.users(realm, USERS);
        String[] lines = IntStream.range(0, PERSONAS)
                .mapToObj(i -> TransferClient.line("user" + i % USERS, "traveler", "circle " + "x".repeat(80) + i))
                .toArray(String[]::new);
        new TransferClient(realm).imported("?override_limit=true", lines);
    }

    private <T extends AutoCloseable> T closing(T resource) {
        opened.add(0, resource);
        return resource;
    }

    private List<Map<String, Object>> targets() {
        return List.of(
                s3("s3", "${env.STORE_PASSWORD}"),
                s3("s3-wrong", "${env.STORE_WRONG}"),
                webDav("apache", apache.address() + "/", "${env.STORE_PASSWORD}"),
                webDav("apache-wrong", apache.address() + "/", "${env.STORE_WRONG}"),
                webDav("apache-vault", apache.address() + "/", "${vault.store}"),
                webDav("apache-vault-lacks", apache.address() + "/", "${vault.no-such-secret}"),
                webDav("nginx", nginx.address() + "/", ""),
                webDav("double", dav.address().toString(), ""),
                target(
                        "drive",
                        "drive",
                        Map.of(
                                "account",
                                DriveDouble.ACCOUNT,
                                "private_key",
                                "${env.DRIVE_KEY}",
                                "drive_id",
                                DriveDouble.DRIVE,
                                "token_url",
                                drive.address() + "/token",
                                "api_url",
                                drive.address().toString())));
    }

    private Map<String, Object> s3(String name, String secret) {
        return target(
                name,
                "s3",
                Map.of(
                        "endpoint",
                        s3.address().toString(),
                        "region",
                        "us-east-1",
                        "bucket",
                        StoreServer.NAME,
                        "path_style",
                        true,
                        "access_key",
                        StoreServer.NAME,
                        "secret_key",
                        secret));
    }

    private static Map<String, Object> webDav(String name, String url, String password) {
        return target(
                name,
                "webdav",
                password.isEmpty()
                        ? Map.of("url", url, "timeout_seconds", 3)
                        : Map.of("url", url, "username", StoreServer.NAME, "password", password));
    }

    private static Map<String, Object> target(String name, String type, Map<String, Object> settings) {
        Map<String, Object> json = new HashMap<>(settings);
        json.put("name", name);
        json.put("type", type);
        json.put("realms", List.of("*"));
        json.put("inside", true);
        return json;
    }

    @AfterAll
    void close() throws Exception {
        if (realm != null) {
            SharedVault.remove(realm, "store");
        }
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({"s3", "apache", "apache-vault", "nginx", "double", "drive"})
    void haveThemAsTheyWereMade(String target) throws IOException {
        JsonNode delivered = deliveries.await(deliveries.ordered(target, "csv"), "delivered");
        String key = delivered.path("key").asText();
        byte[] file = switch (target) {
            case "s3" -> Files.readAllBytes(s3.files().resolve(StoreServer.NAME).resolve(key));
            case "apache", "apache-vault" -> Files.readAllBytes(apache.files().resolve(key));
            case "nginx" -> Files.readAllBytes(nginx.files().resolve(key));
            case "drive" -> Objects.requireNonNull(drive.files().get(key));
            default -> Objects.requireNonNull(dav.files().get("/" + key));
        };
        assertThat(file.length).isEqualTo(delivered.path("bytes").asInt()).isGreaterThan(1_200_000);
        assertThat(Sha256.of(file)).isEqualTo(delivered.path("sha256").asText());
        assertThat(delivered.path("tries").asInt()).isEqualTo(1);
        assertThat(apache.names()).noneMatch(name -> name.endsWith(".part"));
        assertThat(nginx.names()).noneMatch(name -> name.endsWith(".part"));
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({"s3-wrong, refused 403", "apache-wrong, refused 401", "apache-vault-lacks, no-secret"})
    void refuseWrongSecretsWhichNobodySees(String target, String error) {
        String id = deliveries.ordered(target, "zip");
        JsonNode failed = deliveries.await(id, "failed");
        assertThat(failed.path("last_error").asText()).isEqualTo(error);
        assertThat(failed.path("tries").asInt()).isEqualTo(4);
        assertThat(server.log()).contains(error).doesNotContain("not-the-one", StoreServer.PASSWORD);
    }

    @Order(3)
    @Test
    void getThemWhenTheyAreBack() {
        dav.answerAllWith(503);
        String id = deliveries.ordered("double", "zip");
        String seen = awaitError(id);
        assertThat(seen).isEqualTo("status 503");
        dav.answerAllWith(0);
        JsonNode delivered = deliveries.await(id, "delivered");
        assertThat(delivered.path("tries").asInt()).isGreaterThan(1);
        assertThat(delivered.has("last_error")).isFalse();
    }

    @Order(4)
    @Test
    void thatAreSlowKeepNobodyWaiting() {
        dav.delay(TimeUnit.SECONDS.toMillis(60));
        String slow = deliveries.ordered("double", "zip");
        deliveries.await(deliveries.ordered("nginx", "zip"), "delivered");
        assertThat(awaitError(slow)).isEqualTo("timeout");
        dav.delay(0);
        deliveries.await(slow, "delivered");
    }

    private String awaitError(String id) {
        return Soon.until(() -> deliveries.read(id), delivery -> delivery.has("last_error"))
                .path("last_error")
                .asText();
    }

    @Order(5)
    @ParameterizedTest
    @CsvSource({"PUT", "MOVE"})
    void haveThemOnceAlthoughTheServerIsKilledInTheMiddle(String method) throws InterruptedException {
        dav.moves().clear();
        var reached = dav.stallAt(method);
        String id = deliveries.ordered("double", "csv");
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(deliveries.read(id).path("state").asText()).isEqualTo("sending");
        admin.delete("/reports/deliveries/" + id).expect(409);
        server.kill();
        dav.goOn();
        server.restart();
        JsonNode delivered = deliveries.await(id, "delivered");
        String key = "/" + delivered.path("key").asText();
        assertThat(delivered.path("tries").asInt()).isEqualTo(2);
        assertThat(dav.moves()).containsExactly(key);
        assertThat(Sha256.of(Objects.requireNonNull(dav.files().get(key))))
                .isEqualTo(delivered.path("sha256").asText());
        assertThat(dav.files().keySet()).noneMatch(name -> name.endsWith(".part"));
    }

    @Order(6)
    @Test
    void whoseFileIsAtFaultAreSaidAtTheStart() throws IOException {
        Map<String, Object> target =
                target("dav", "webdav", Map.of("url", "https://dav.example.org/", "token", "not-the-one"));
        Path file = Files.createTempFile("targets", ".json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(Map.of("targets", List.of(target))));
        assertThatThrownBy(() -> server.restartWith("--spi-persona-stores--default--targets=" + file))
                .hasMessageContaining("spi-persona-stores--default--targets: " + file + ": targets[0].token must be")
                .hasMessageNotContaining("not-the-one");
    }
}
