package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How claims are written. */
class ClaimPathTest {

    private final Map<String, Object> claims = new HashMap<>();

    @Test
    void aValueReplacesWhatWasThere() {
        claims.put("persona", "old");
        ClaimPath.of("persona").put("new", claims);
        assertThat(claims).isEqualTo(Map.of("persona", "new"));
    }

    @Test
    void dotsLeadIntoObjectsAndEscapedOnesDoNot() {
        ClaimPath.of("travel.persona.now").put(1, claims);
        ClaimPath.of("travel.persona.all").add(List.of(2), claims);
        ClaimPath.of("https://example\\.org/persona").put(3, claims);
        assertThat(claims)
                .isEqualTo(Map.of(
                        "travel",
                        Map.of("persona", Map.of("now", 1, "all", List.of(2))),
                        "https://example.org/persona",
                        3));
    }

    @Test
    void aListOfTheTokensOwnGrowsByWhatItLacks() {
        ClaimPath.of("personas").add(List.of("a", "b"), claims);
        ClaimPath.of("personas").add(List.of("b", "c"), claims);
        assertThat(claims.get("personas")).isEqualTo(List.of("a", "b", "c"));
    }

    @Test
    void whatIsNoListBecomesItsFirstValue() {
        claims.put("personas", "a");
        ClaimPath.of("personas").add(List.of("b", "a"), claims);
        assertThat(claims.get("personas")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void anEmptyListIsSaidToo() {
        ClaimPath.of("personas").add(List.of(), claims);
        assertThat(claims).isEqualTo(Map.of("personas", List.of()));
    }

    @Test
    void nothingIsSaidThroughOrOverWhatIsNoObject() {
        claims.put("text", "t");
        claims.put("list", List.of("l"));
        claims.put("object", new HashMap<>(Map.of("a", 1)));
        for (String name : List.of("text.a", "list.a", "text.a.b")) {
            assertThat(ClaimPath.of(name).put("x", claims)).isFalse();
            assertThat(ClaimPath.of(name).add(List.of("x"), claims)).isFalse();
        }
        assertThat(ClaimPath.of("object").add(List.of("x"), claims)).isFalse();
        assertThat(claims).isEqualTo(Map.of("text", "t", "list", List.of("l"), "object", Map.of("a", 1)));
    }

    @Test
    void anObjectIsTheTokensOwn() {
        Map<String, Object> remembered = new HashMap<>(Map.of("title", "traveler"));
        ClaimPath.of("persona").put(remembered, claims);
        ClaimPath.of("persona.more").put(1, claims);
        assertThat(claims).isEqualTo(Map.of("persona", Map.of("title", "traveler", "more", 1)));
        assertThat(remembered).isEqualTo(Map.of("title", "traveler"));
    }

    @ParameterizedTest
    @CsvSource({
        "sub, false",
        "profile, false",
        "address.personas, false",
        "email_verified, false",
        "realm_access.roles, false",
        "cnf.x, false",
        "organization, false",
        "username, false",
        "'', false",
        "personas, true",
        "my.profile, true",
        "profiles, true",
        "https://example\\.org/profile, true"
    })
    void namesThatMeanSomethingElseAreNotFree(String name, boolean free) {
        assertThat(ClaimPath.of(name).isFree()).isEqualTo(free);
    }
}
