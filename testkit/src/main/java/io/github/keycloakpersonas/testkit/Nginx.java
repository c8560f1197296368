package io.github.keycloakpersonas.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server behind this machine's nginx, which compresses every answer and, as it does by default, buffers requests. Closing stops nginx and leaves the server.
 */
public final class Nginx implements KeycloakServer {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                gzip on;
                gzip_types *;
                gzip_proxied any;
                gzip_min_length 1;
                client_max_body_size 10m;
                server {
                    listen 127.0.0.1:PORT;
                    location / {
                        proxy_pass http://KEYCLOAK;
                        proxy_http_version 1.1;
                        proxy_buffer_size 64k;
                        proxy_buffers 8 64k;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-Host $http_host;
                    }
                }
            }
            """;

    private final KeycloakServer behind;
    private final URI baseUri;
    private final StartedProcess process;
    private final Admin admin;

    private Nginx(KeycloakServer behind, URI baseUri, Process process) {
        this.behind = behind;
        this.baseUri = baseUri;
        this.process = new StartedProcess(process, "nginx");
        this.admin = new Admin(new Http(baseUri));
    }

    /**
     * Starts nginx in front of a server that heeds {@code X-Forwarded} headers.
     *
     * @throws IllegalStateException where this machine has no nginx, or it does not start
     */
    public static Nginx inFrontOf(KeycloakServer server) {
        try {
            Path folder = Files.createTempDirectory(
                    Path.of(ServerOptions.required(ServerOptions.WORK)).getParent(), "nginx");
            int port = FreePorts.find().http();
            URI inside = server.baseUri();
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(
                    configuration,
                    CONFIGURATION.replace("PORT", Integer.toString(port)).replace("KEYCLOAK", inside.getAuthority()));
            Process process = new ProcessBuilder(
                            executable(), "-p", folder.toString(), "-e", "error.log", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            URI outside = URI.create("http://localhost:" + port + inside.getPath());
            Nginx nginx = new Nginx(server, outside, process);
            new Readiness(
                            "nginx",
                            () -> new Http(outside).get("/realms/master").send(),
                            process::isAlive,
                            () -> log(folder))
                    .await(START_TIMEOUT);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while nginx starts", e);
        }
    }

    /** It may be where only an administrator's path has it. */
    private static String executable() {
        return List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .stream()
                .filter(path -> new File(path).canExecute())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These tests need nginx: install it (Debian, Ubuntu: apt install nginx-light)"));
    }

    private static String log(Path folder) {
        return LogFile.text(folder.resolve("output.log"));
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public URI managementUri() {
        return behind.managementUri();
    }

    @Override
    public String log() {
        return behind.log();
    }

    @Override
    public void restart() {
        behind.restart();
    }

    @Override
    public Optional<JdbcAccess> database() {
        return behind.database();
    }

    @Override
    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        process.close();
    }
}
