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

/** A user's browser at the login page: keeps cookies, fills in the form, and takes the code from the redirect. */
final class BrowserLogin {

    static final String REDIRECT = "http://localhost/back";

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
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
        Reply page = send(realm.http().get(login)).expect(200);
        Matcher form = FORM.matcher(page.text());
        if (!form.find()) {
            throw new AssertionError("No form in " + page);
        }
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        Reply redirect = send(realm.http().post(action).form(Map.of("username", user, "password", user)))
                .expect(302);
        Matcher code = CODE.matcher(redirect.header("Location").orElseThrow());
        if (!code.find()) {
            throw new AssertionError("No code in " + redirect.header("Location"));
        }
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                TestRealm.APP,
                "redirect_uri",
                REDIRECT,
                "code",
                code.group(1)));
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
