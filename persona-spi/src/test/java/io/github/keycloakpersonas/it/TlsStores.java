package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a server on {@code localhost} and of its clients, each signed by itself. */
final class TlsStores {

    /** The client without a certificate. */
    static final String NOBODY = "nobody";

    private static final String SERVER = "server";
    private static final List<String> CLIENTS = List.of("holder", "thief");
    private static final String PASSWORD = "secret";
    private static final String TYPE = "PKCS12";

    private final Path folder;
    private final KeyStore all;

    private TlsStores(Path folder, KeyStore all) {
        this.folder = folder;
        this.all = all;
    }

    /** Makes the certificates, with the tool of the JDK. */
    static TlsStores create() {
        try {
            Path folder = Files.createTempDirectory("tls");
            folder.toFile().deleteOnExit();
            Path file = file(folder, "all");
            generate(file, SERVER, "-ext", "SAN=dns:localhost,ip:127.0.0.1");
            for (String client : CLIENTS) {
                generate(file, client);
            }
            KeyStore all = KeyStore.getInstance(TYPE);
            try (InputStream in = Files.newInputStream(file)) {
                all.load(in, PASSWORD.toCharArray());
            }
            return new TlsStores(folder, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a server listen to HTTPS, too, and ask for the certificates of clients. */
    void secure(ServerOptions options, int port) {
        KeyStore trusted = empty();
        try {
            for (String client : CLIENTS) {
                trusted.setCertificateEntry(client, all.getCertificate(client));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        options.buildArgument("--https-client-auth=request")
                .argument(
                        "--https-port=" + port,
                        // Where the test kit asks whether the server is ready.
                        "--http-management-scheme=http",
                        "--https-key-store-file=" + written(holdingKeyOf(SERVER), SERVER),
                        "--https-key-store-password=" + PASSWORD,
                        "--https-trust-store-file=" + written(trusted, "trusted"),
                        "--https-trust-store-password=" + PASSWORD);
    }

    /** What a client with that certificate connects with. */
    SSLContext holding(String client) {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry(SERVER, all.getCertificate(SERVER));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(client.equals(NOBODY) ? empty() : holdingKeyOf(client), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore holdingKeyOf(String name) {
        KeyStore store = empty();
        try {
            store.setKeyEntry(
                    name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {
                        all.getCertificate(name)
                    });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return store;
    }

    private static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path written(KeyStore store, String name) {
        Path file = file(folder, name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    private static Path file(Path folder, String name) {
        Path file = folder.resolve(name + ".p12");
        file.toFile().deleteOnExit();
        return file;
    }

    private static void generate(Path store, String name, String... more) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-storetype",
                TYPE,
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        keytool.command().addAll(List.of(more));
        try {
            keytool.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            if (keytool.start().waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate for " + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
