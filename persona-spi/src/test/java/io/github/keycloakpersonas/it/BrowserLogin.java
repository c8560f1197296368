package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A user's browser: keeps cookies, fills in the login page, takes the code from the redirect, and approves devices. */
final class BrowserLogin {

    static final String REDIRECT = "http://localhost/back";

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CONSENT = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final TestRealm realm;
    private final Map<String, String> cookies = new HashMap<>();

    BrowserLogin(TestRealm realm) {
        this.realm = realm;
    }

    /** The authorization code flow: the token endpoint's answer to the code. */
    Reply tokens(String user, String scope) {
        URI login = realm.path("/protocol/openid-connect/auth?response_type=code&client_id=" + TestRealm.APP
                + "&redirect_uri=" + Http.encode(REDIRECT) + "&scope=" + Http.encode(scope));
        Reply redirect = submit(send(realm.http().get(login)).expect(200), Map.of("username", user, "password", user))
                .expect(302);
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                TestRealm.APP,
                "redirect_uri",
                REDIRECT,
                "code",
                first(CODE, redirect.header("Location").orElseThrow())));
    }

    /** Logs in at the address that a device shows, and lets the device in. */
    void approve(URI address, String user) {
        Reply login = arrive(send(realm.http().get(address)));
        Reply consent = arrive(submit(login, Map.of("username", user, "password", user)));
        arrive(submit(consent, Map.of("code", first(CONSENT, consent.text()), "accept", "Yes")));
    }

    /** The page at the end of all redirects. */
    private Reply arrive(Reply reply) {
        Reply last = reply;
        while (last.status() == 302) {
            last = send(realm.http().get(last.header("Location").orElseThrow()));
        }
        return last.expect(200);
    }

    private Reply submit(Reply page, Map<String, String> fields) {
        URI action = URI.create(first(FORM, page.text()).replace("&amp;", "&"));
        return send(realm.http().post(action).form(fields));
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
        for (String cookie : reply.headers("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return reply;
    }
}
