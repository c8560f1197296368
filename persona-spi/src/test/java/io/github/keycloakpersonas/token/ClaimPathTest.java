package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
