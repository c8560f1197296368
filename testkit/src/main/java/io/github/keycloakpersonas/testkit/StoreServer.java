package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of this machine that files can be put on: S3, or WebDAV by Apache or nginx. Its files lie in a folder. It never outlives this JVM. */
public final class StoreServer implements AutoCloseable {

    /** A file with S3Proxy's JARs, joined with the system's path separator, which Maven writes in the profile {@code stores}. */
    public static final String S3_CLASSPATH = "s3proxy.classpath";

    /** The name of the bucket, and of the user of Apache and S3. */
    public static final String NAME = "evidence";

    /** The password of that user. */
    public static final String PASSWORD = "a-secret-of-the-test";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;

    private static final String S3 = """
            s3proxy.endpoint=http://127.0.0.1:PORT
            s3proxy.authorization=aws-v4
            s3proxy.identity=NAME
            s3proxy.credential=PASSWORD
            jclouds.provider=filesystem-nio2
            jclouds.identity=local
            jclouds.credential=local
            jclouds.filesystem.basedir=FOLDER/files
            """;

    private static final String NGINX = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path body;
                client_max_body_size 100m;
                server {
                    listen 127.0.0.1:PORT;
                    location / {
                        root FOLDER/files;
                        dav_methods PUT DELETE MKCOL MOVE;
                        dav_access user:rw group:rw all:rw;
                    }
                }
            }
            """;

    private static final String APACHE = """
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
            LoadModule authn_file_module MODULES/mod_authn_file.so
            LoadModule auth_basic_module MODULES/mod_auth_basic.so
            LoadModule authz_core_module MODULES/mod_authz_core.so
            LoadModule authz_user_module MODULES/mod_authz_user.so
            LoadModule dav_module MODULES/mod_dav.so
            LoadModule dav_fs_module MODULES/mod_dav_fs.so
            DavLockDB "FOLDER/locks/dav"
            DocumentRoot "FOLDER/files"
            <Directory "FOLDER/files">
              Dav On
              AuthType Basic
              AuthName evidence
              AuthUserFile "FOLDER/users"
              Require valid-user
            </Directory>
            """;

    private final Path folder;
    private final URI address;
    private final Process process;
    private final ShutdownHook shutdownHook = new ShutdownHook(this::stop, "stop-store");

    private StoreServer(Path folder, URI address, Process process) {
        this.folder = folder;
        this.address = address;
        this.process = process;
    }

    /** Starts S3Proxy, which checks signatures, with a bucket. */
    public static StoreServer s3() {
        return start(S3, (folder, file) -> {
            Files.createDirectory(folder.resolve("files").resolve(NAME));
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx200m",
                    "-XX:TieredStopAtLevel=1",
                    "org.gaul.s3proxy.Main",
                    "--properties",
                    file.toString());
            // Some 150 JARs, too many for a command line.
            java.environment().put("CLASSPATH", Files.readString(Path.of(ServerOptions.required(S3_CLASSPATH))));
            return java;
        });
    }

    /** Starts Apache with mod_dav. */
    public static StoreServer apache() {
        return start(
                APACHE.replace("MODULES", installed("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")),
                (folder, file) -> {
                    Files.writeString(folder.resolve("users"), NAME + ":{SHA}" + sha1(PASSWORD) + "\n");
                    return new ProcessBuilder(
                            installed("/usr/sbin/apache2", "/usr/sbin/httpd"), "-DFOREGROUND", "-f", file.toString());
                });
    }

    /** Starts nginx, which lets everybody in. */
    public static StoreServer nginx() {
        return start(
                NGINX,
                (folder, file) -> new ProcessBuilder(
                        installed("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx"),
                        "-p",
                        folder.toString(),
                        "-e",
                        "error.log",
                        "-c",
                        file.toString()));
    }

    private interface Preparation {

        ProcessBuilder of(Path folder, Path file) throws IOException;
    }

    private static StoreServer start(String configuration, Preparation preparation) {
        try {
            Path folder = Files.createTempDirectory("store");
            // Servers that root starts work as somebody else.
            for (Path each : List.of(folder, folder.resolve("files"), folder.resolve("locks"))) {
                Files.createDirectories(each);
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
            FreePorts port = FreePorts.find();
            Path file = Files.writeString(
                    folder.resolve("store.conf"),
                    configuration
                            .replace("FOLDER", folder.toString())
                            .replace("PORT", Integer.toString(port.http()))
                            .replace("NAME", NAME)
                            .replace("PASSWORD", PASSWORD));
            Path log = folder.resolve("output.log");
            Process process = preparation
                    .of(folder, file)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            StoreServer server = new StoreServer(folder, URI.create("http://127.0.0.1:" + port.http()), process);
            server.shutdownHook.add();
            server.await(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Path log) {
        Http http = new Http(address);
        long end = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try {
                http.get("/").send();
                return;
            } catch (UncheckedIOException notListeningYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IllegalStateException("The store did not start:\n" + LogFile.tail(log), notListeningYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String installed(String... places) {
        return Stream.of(places)
                .filter(place -> Files.exists(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests need Apache and nginx: install them"
                        + " (Debian, Ubuntu: apt install apache2 nginx-light)"));
    }

    private static String sha1(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its address, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** The folder with its files. */
    public Path files() {
        return folder.resolve("files");
    }

    /** The names of all files below a folder. */
    public List<String> names() {
        try (Stream<Path> all = Files.walk(files())) {
            List<String> names = new ArrayList<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(files().relativize(file).toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        shutdownHook.remove();
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
