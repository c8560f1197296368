package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A user's browser: keeps cookies, fills in pages, takes the code from the redirect, and approves devices. */
final class BrowserLogin {

    static final String REDIRECT = "http://localhost/back";

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern BUTTON = Pattern.compile("formaction=\"([^\"]+)\"");
    private static final Pattern CONSENT = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");
    private static final Pattern SAML_RESPONSE = Pattern.compile("(?i)name=\"SAMLResponse\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Pattern PATH = Pattern.compile("(?i);\\s*path=([^;]+)");

    private final TestRealm realm;
    private final URI front;
    private final Map<Cookie, String> cookies = new LinkedHashMap<>();

    BrowserLogin(TestRealm realm) {
        this(realm, realm.server().baseUri());
    }

    /**
     * A browser that reaches the realm by one of its nodes, as by a load balancer that has chosen it.
     *
     * @param front where the realm says that it is
     */
    BrowserLogin(TestRealm node, URI front) {
        this.realm = node;
        this.front = front;
    }

    /** The authorization code flow: the token endpoint's answer to the code. */
    Reply tokens(String user, String scope) {
        Reply login = open(TestRealm.APP, Map.of("scope", scope)).expect(200);
        return tokens(TestRealm.APP, logIn(login, user));
    }

    /**
     * An application sends the user to log in.
     *
     * @param more further parameters, or others in place of the usual ones
     * @return the page, or the redirect back to the application
     */
    Reply open(String client, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(
                Map.of("response_type", "code", "client_id", client, "redirect_uri", REDIRECT, "scope", "openid"));
        parameters.putAll(more);
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Http.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return go(realm.path("/protocol/openid-connect/auth?" + query));
    }

    /** Fills in the login page, and goes where that leads. */
    Reply logIn(Reply page, String user) {
        return press(page, Map.of("username", user, "password", user));
    }

    /** The same where the realm asks for the name and then for the password, as one with organizations does. */
    Reply logInByTurns(Reply page, String user) {
        return logIn(press(page, Map.of("username", user)).expect(200), user);
    }

    /** Posts a page's form, and goes where that leads. */
    Reply press(Reply page, Map<String, String> fields) {
        return follow(submit(page, fields));
    }

    /** Presses the button of a page that leads elsewhere than its form. */
    Reply pressOther(Reply page) {
        URI action = reached(URI.create(first(BUTTON, page.text()).replace("&amp;", "&")));
        return follow(send(realm.http().post(action).form(Map.of()), action));
    }

    /** The token endpoint's answer to the code in a redirect back to the application. */
    Reply tokens(String client, Reply redirect) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "redirect_uri",
                REDIRECT,
                "code",
                first(CODE, redirect.expect(302).header("Location").orElseThrow())));
    }

    /** The title in claim {@code persona} of the tokens that a redirect is good for, the same in both; empty without one. */
    String persona(String client, Reply redirect) {
        JsonNode tokens = tokens(client, redirect).expect(200).json();
        String inAccess = title(tokens.path("access_token"));
        assertThat(title(tokens.path("id_token"))).isEqualTo(inAccess);
        return inAccess;
    }

    private static String title(JsonNode token) {
        return Jwt.claims(token.asText()).path("persona").path("title").asText();
    }

    /** Logs in at the address that a device shows, and lets the device in. */
    void approve(URI address, String user) {
        consent(logIn(go(address).expect(200), user)).expect(200);
    }

    /** Says yes on the page that asks what an application may know. */
    Reply consent(Reply page) {
        return press(page, Map.of("code", first(CONSENT, page.expect(200).text()), "accept", "Yes"));
    }

    /** The assertion that a SAML service provider gets after a login that begins at Keycloak, as XML. */
    String samlResponse(String client, String user) {
        Reply answer = logIn(go(realm.path("/protocol/saml/clients/" + client)).expect(200), user)
                .expect(200);
        return new String(Base64.getDecoder().decode(first(SAML_RESPONSE, answer.text())), StandardCharsets.UTF_8);
    }

    /** Goes to an address, and on where that leads: to a page, or back to the application. */
    Reply go(URI address) {
        URI here = reached(address);
        return follow(send(realm.http().get(here), here));
    }

    private URI reached(URI address) {
        String text = address.toString();
        return text.startsWith(front.toString())
                ? URI.create(realm.server().baseUri()
                        + text.substring(front.toString().length()))
                : address;
    }

    private Reply follow(Reply reply) {
        Reply last = reply;
        while (last.status() == 302 || last.status() == 303) {
            URI next = URI.create(last.header("Location").orElseThrow());
            if (next.toString().startsWith(REDIRECT)) {
                return last;
            }
            URI here = reached(next);
            last = send(realm.http().get(here), here);
        }
        return last;
    }

    private Reply submit(Reply page, Map<String, String> fields) {
        URI action = reached(URI.create(first(FORM, page.text()).replace("&amp;", "&")));
        return send(realm.http().post(action).form(fields), action);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private Reply send(HttpCall call, URI address) {
        String sent = cookies.entrySet().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Reply reply = (sent.isEmpty() ? call : call.header("Cookie", sent)).send();
        reply.headers("Set-Cookie").forEach(this::keep);
        return reply;
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        Matcher path = PATH.matcher(header);
        Cookie cookie = new Cookie(pair.substring(0, equals), path.find() ? path.group(1) : "/");
        String value = pair.substring(equals + 1);
        if (value.isEmpty()) {
            cookies.remove(cookie);
        } else {
            cookies.put(cookie, value);
        }
    }

    private record Cookie(String name, String path) {}
}
