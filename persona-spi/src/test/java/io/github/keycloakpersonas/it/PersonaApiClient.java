package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A caller of the persona API with one token. Every answer is held against the OpenAPI document. */
final class PersonaApiClient {

    private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

    private final TestRealm realm;
    private final String token;

    PersonaApiClient(TestRealm realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    /** A new user who is logged in. */
    static PersonaApiClient ofNewUser(TestRealm realm, String name) {
        realm.user(name);
        return of(realm, name);
    }

    /** A new user with two personas. @return their ids: office-manager's at Smith & Sons, then traveler's at corsica */
    static List<String> twoOf(TestRealm realm, String user) {
        PersonaApiClient api = ofNewUser(realm, user);
        String traveler = api.created("traveler", "corsica");
        return List.of(api.created("office-manager", "Smith & Sons"), traveler);
    }

    /** A user who is there, in a new login. */
    static PersonaApiClient of(TestRealm realm, String user) {
        return new PersonaApiClient(realm, realm.token(user));
    }

    String token() {
        return token;
    }

    /** The token's subject. */
    String sub() {
        return Jwt.claims(token).path("sub").asText();
    }

    String personaId(String title, String circle) {
        return sub() + "_" + title + "_" + circle;
    }

    Reply get(String path) {
        return call("GET", path, request -> request);
    }

    Reply delete(String path) {
        return call("DELETE", path, request -> request);
    }

    Reply post(Object json) {
        return call("POST", "/v1/personas", request -> request.json(json));
    }

    Reply patch(String id, Object json) {
        return call("PATCH", "/v1/personas/" + id, request -> request.json(json));
    }

    Reply patch(String id, Object json, String ifMatch) {
        return call("PATCH", "/v1/personas/" + id, request -> request.json(json).header("If-Match", ifMatch));
    }

    /** The path and query that a list goes on at, as the answer says; empty at its end. */
    Optional<String> next(Reply page) {
        return page.header("Link").map(link -> {
            Matcher next = NEXT.matcher(link);
            assertThat(next.matches()).as(link).isTrue();
            assertThat(next.group(1)).startsWith(realm.path("/persona").toString());
            return next.group(1).substring(realm.path("/persona").toString().length());
        });
    }

    /** Creates a persona, whatever comes of it. */
    Reply create(String title, String circle) {
        return post(Map.of("title", title, "circle", circle));
    }

    /** Creates a persona with another member. */
    Reply create(String title, String circle, String member, @Nullable Object value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("circle", circle);
        json.put(member, value);
        return post(json);
    }

    /** Creates a persona that must succeed. @return its id */
    String created(String title, String circle) {
        return create(title, circle).expect(201).json().path("id").asText();
    }

    /** What a list shows, as {@code title@circle}. */
    List<String> listed(String path) {
        return names(get(path).expect(200).json().path("personas"));
    }

    /** Personas in a list or a claim, as {@code title@circle}. */
    static List<String> names(JsonNode personas) {
        return StreamSupport.stream(personas.spliterator(), false)
                .map(persona -> persona.path("title").asText() + "@"
                        + persona.path("circle").asText())
                .toList();
    }

    /** Any call with the token. */
    Reply call(String method, String path, UnaryOperator<HttpCall> more) {
        HttpCall call =
                realm.http().request(method, realm.path("/persona" + path)).bearer(token);
        Reply reply = more.apply(call).send();
        Contract.check(method, path.replaceAll("\\?.*", ""), reply);
        return reply;
    }
}
