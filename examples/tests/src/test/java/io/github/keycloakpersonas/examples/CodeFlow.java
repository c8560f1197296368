package io.github.keycloakpersonas.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A login as an application sends a browser to it: authorization code with PKCE, and the forms that Keycloak shows. */
final class CodeFlow {

    private static final String REDIRECT = "http://localhost:3000/";
    private static final String VERIFIER = "an-example-of-a-verifier-of-more-than-forty-three-characters";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int MOST_PAGES = 10;

    private final TestRealm realm;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    CodeFlow(TestRealm realm) {
        this.realm = realm;
    }

    /** The tokens of a user who fills in each page with the username and the password, which is the same. */
    JsonNode logIn(String user, String acrValues) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", Demo.CLIENT);
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", REDIRECT);
        query.put("acr_values", acrValues);
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", challenge());
        String encoded = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Http.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        Reply reply = send(realm.http().get(realm.path("/protocol/openid-connect/auth?" + encoded)));
        for (int page = 0; page < MOST_PAGES; page++) {
            String location = reply.header("Location").orElse("");
            if (location.startsWith(REDIRECT)) {
                return tokens(first(CODE, location));
            }
            reply = location.isEmpty()
                    ? send(realm.http()
                            .post(URI.create(first(FORM, reply.text()).replace("&amp;", "&")))
                            .form(Map.of("username", user, "password", user)))
                    : send(realm.http().get(URI.create(location)));
        }
        throw new AssertionError("The login does not end: " + reply);
    }

    private JsonNode tokens(String code) {
        return realm.tokenEndpoint(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        Demo.CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "code_verifier",
                        VERIFIER,
                        "code",
                        code))
                .expect(200)
                .json();
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private Reply send(HttpCall call) {
        String sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Reply reply = (sent.isEmpty() ? call : call.header("Cookie", sent)).send();
        for (String header : reply.headers("Set-Cookie")) {
            String pair = header.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        cookies.values().removeIf(String::isEmpty);
        return reply;
    }
}
