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
        ClaimPath.put("persona", "new", claims);
        assertThat(claims).isEqualTo(Map.of("persona", "new"));
    }

    @Test
    void dotsLeadIntoObjectsAndEscapedOnesDoNot() {
        ClaimPath.put("travel.persona.now", 1, claims);
        ClaimPath.addTo("travel.persona.all", List.of(2), claims);
        ClaimPath.put("https://example\\.org/persona", 3, claims);
        assertThat(claims)
                .isEqualTo(Map.of(
                        "travel",
                        Map.of("persona", Map.of("now", 1, "all", List.of(2))),
                        "https://example.org/persona",
                        3));
    }

    @Test
    void aListOfTheTokensOwnGrowsByWhatItLacks() {
        ClaimPath.addTo("personas", List.of("a", "b"), claims);
        ClaimPath.addTo("personas", List.of("b", "c"), claims);
        assertThat(claims.get("personas")).isEqualTo(List.of("a", "b", "c"));
    }

    @Test
    void whatIsNoListBecomesItsFirstValue() {
        claims.put("personas", "a");
        ClaimPath.addTo("personas", List.of("b", "a"), claims);
        assertThat(claims.get("personas")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void anEmptyListIsSaidToo() {
        ClaimPath.addTo("personas", List.of(), claims);
        assertThat(claims).isEqualTo(Map.of("personas", List.of()));
    }
}
