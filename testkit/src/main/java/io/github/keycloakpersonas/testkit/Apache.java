package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * This machine's Apache with mod_auth_openidc. It serves a page of its own at every path that its configuration permits, so that
 * only the configuration decides.
 */
public final class Apache implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    private static final String SERVERS = "/usr/sbin/apache2 /usr/sbin/httpd";

    private static final String MODULES = "/usr/lib/apache2/modules /usr/lib64/httpd/modules";

    /** Where systems have this module built in, it is no file. Other users than root have no need of the second line. */
    private static final String CONFIGURATION = """
            ServerRoot "FOLDER"
            DefaultRuntimeDir "FOLDER"
            ServerName localhost
            Listen 127.0.0.1:PORT
            PidFile apache.pid
            ErrorLog error.log
            <IfModule !unixd_module>
              LoadModule unixd_module MODULES/mod_unixd.so
            </IfModule>
            User #65534
            Group #65534
            LoadModule mpm_event_module MODULES/mod_mpm_event.so
            LoadModule authn_core_module MODULES/mod_authn_core.so
            LoadModule authz_core_module MODULES/mod_authz_core.so
            LoadModule status_module MODULES/mod_status.so
            LoadModule auth_openidc_module MODULES/mod_auth_openidc.so
            <Location />
              SetHandler server-status
            </Location>
            OIDCOAuthVerifyCertFiles KEY#FOLDER/realm.pem
            """;

    private final Http http;
    private final StartedProcess process;

    private Apache(URI baseUri, Process process) {
        this.http = new Http(baseUri);
        this.process = new StartedProcess(process, "apache");
    }

    /**
     * Starts Apache.
     *
     * @param realm the issuer of the tokens that it accepts
     * @param configuration what guards its paths
     * @throws IllegalStateException where this machine has no Apache or not the module, or it does not start
     */
    public static Apache guarding(TestRealm realm, String configuration) {
        String server = installed(SERVERS, "");
        String modules = installed(MODULES, "/mod_auth_openidc.so");
        try {
            Path folder = Files.createTempDirectory(
                    Path.of(ServerOptions.required(ServerOptions.WORK)).getParent(), "apache");
            FreePorts port = FreePorts.find();
            JsonNode key = signingKey(realm);
            Files.writeString(
                    folder.resolve("realm.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + key.path("x5c").path(0).asText()
                            + "\n-----END CERTIFICATE-----\n");
            Path file = Files.writeString(
                    folder.resolve("apache.conf"),
                    CONFIGURATION
                                    .replace("FOLDER", folder.toString())
                                    .replace("MODULES", modules)
                                    .replace("PORT", Integer.toString(port.http()))
                                    .replace("KEY", key.path("kid").asText())
                            + configuration);
            Process process = new ProcessBuilder(server, "-DFOREGROUND", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            Apache apache = new Apache(port.baseUri(), process);
            new Readiness(
                            "Apache",
                            () -> apache.http.get("/").send(),
                            process::isAlive,
                            () -> LogFile.text(folder.resolve("output.log")))
                    .await(START_TIMEOUT);
            return apache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Apache starts", e);
        }
    }

    private static JsonNode signingKey(TestRealm realm) {
        JsonNode keys = realm.http()
                .get(realm.path("/protocol/openid-connect/certs"))
                .send()
                .expect(200)
                .json()
                .path("keys");
        for (JsonNode key : keys) {
            if (key.path("use").asText().equals("sig")) {
                return key;
            }
        }
        throw new IllegalStateException("The realm has no key for signatures");
    }

    private static String installed(String places, String file) {
        return List.of(places.split(" ")).stream()
                .filter(place -> new File(place + file).exists())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests need Apache with mod_auth_openidc: install it"
                        + " (Debian, Ubuntu: apt install apache2 libapache2-mod-auth-openidc)"));
    }

    public Http http() {
        return http;
    }

    @Override
    public void close() {
        process.close();
    }
}
