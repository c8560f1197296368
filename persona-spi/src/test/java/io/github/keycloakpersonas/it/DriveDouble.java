package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Plays Google's token endpoint and the part of Drive that is used, and is as strict as they are: the real ones cannot be reached from a test. */
final class DriveDouble implements AutoCloseable {

    static final String ACCOUNT = "robot@project.example";
    static final String DRIVE = "0ADrive";
    private static final String TOKEN = "token-of-the-double";

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, JsonNode> begun = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> byDelivery = new ConcurrentHashMap<>();

    DriveDouble() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The private key, as it stands in Google's file. */
    String privateKey() {
        return "-----BEGIN PRIVATE" + " KEY-----\\n"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
    }

    /** The files by their names. */
    Map<String, byte[]> files() {
        return files;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean isKnown =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (path.equals("/token")) {
                token(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (!isKnown) {
                send(exchange, 401, "{}");
            } else if (path.equals("/drive/v3/files")) {
                search(exchange);
            } else if (path.equals("/upload/drive/v3/files")) {
                begin(exchange, body);
            } else {
                end(exchange, path, body);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void token(HttpExchange exchange, String form) throws IOException, GeneralSecurityException {
        Map<String, String> fields = fields(form);
        String[] jwt = fields.getOrDefault("assertion", "..").split("\\.", -1);
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        boolean isGood = signature.verify(Base64.getUrlDecoder().decode(jwt[2]))
                && "urn:ietf:params:oauth:grant-type:jwt-bearer".equals(fields.get("grant_type"))
                && claims.path("iss").asText().equals(ACCOUNT)
                && claims.path("aud").asText().equals(address() + "/token")
                && claims.path("scope").asText().equals("https://www.googleapis.com/auth/drive")
                && claims.path("exp").asLong() > Instant.now().getEpochSecond()
                && claims.path("exp").asLong() <= claims.path("iat").asLong() + 3600;
        send(exchange, isGood ? 200 : 400, isGood ? "{\"access_token\": \"" + TOKEN + "\"}" : "{}");
    }

    private void search(HttpExchange exchange) throws IOException, GeneralSecurityException {
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        String asked = query.getOrDefault("q", "");
        if (!"drive".equals(query.get("corpora")) || !DRIVE.equals(query.get("driveId"))) {
            send(exchange, 400, "{}");
            return;
        }
        String id = asked.replaceAll(".*value='([^']+)'.*", "$1");
        byte[] found = files.get(byDelivery.getOrDefault(id, ""));
        send(
                exchange,
                200,
                found == null
                        ? "{\"files\": []}"
                        : "{\"files\": [{\"id\": \"1\", \"sha256Checksum\": \""
                                + HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(found))
                                + "\"}]}");
    }

    private void begin(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode about = new ObjectMapper().readTree(body);
        if (!about.path("parents").path(0).asText().equals(DRIVE)
                || !exchange.getRequestURI().getQuery().equals("uploadType=resumable&supportsAllDrives=true")) {
            send(exchange, 404, "{}");
            return;
        }
        String session = "/session/" + begun.size();
        begun.put(session, about);
        exchange.getResponseHeaders().set("Location", address() + session);
        send(exchange, 200, "");
    }

    private void end(HttpExchange exchange, String session, byte[] body) throws IOException {
        JsonNode about = begun.get(session);
        if (about == null) {
            send(exchange, 404, "{}");
            return;
        }
        String name = about.path("name").asText();
        files.put(name, body);
        byDelivery.put(about.path("appProperties").path("personaDelivery").asText(), name);
        send(exchange, 200, "{\"id\": \"1\"}");
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
