package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.TokenTable.Cell;
import io.github.keycloakpersonas.it.TokenTable.Situation;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of the documentation that says what the tokens of each grant contain. */
class TokenTableIT extends TokenGrants {

    private static final String SELECTED = "traveler@circle0";

    private final AtomicInteger users = new AtomicInteger();

    @Test
    void theTableHasARowForEachGrantAndAColumnForEachSituation() {
        List<Cell> cells = TokenTable.cells();
        assertThat(cells).extracting(Cell::situation).doesNotContainNull();
        assertThat(cells.stream().map(Cell::row).distinct()).containsExactlyInAnyOrderElementsOf(grants.keySet());
        assertThat(cells).hasSize(grants.size() * Situation.values().length);
    }

    @TestFactory
    Stream<DynamicTest> eachCell() {
        return TokenTable.cells().stream()
                .map(cell -> DynamicTest.dynamicTest(cell.row() + ": " + cell.situation().header, () -> isTrue(cell)));
    }

    private void isTrue(Cell cell) {
        TestRealm realm = cell.row().equals(BACKCHANNEL) ? backchannel : shared;
        Situation situation = cell.situation();
        boolean service = cell.row().equals("client credentials");
        String name = service ? serviceAccount(realm, situation) : "user" + users.incrementAndGet();
        if (!service) {
            realm.user(name);
        }
        AdminPersonas admin = AdminPersonas.of(realm);
        String first = "";
        for (int i = 0; i < situation.personas; i++) {
            String id = admin.created(name, "traveler", "circle" + i);
            first = i == 0 ? id : first;
        }
        JsonNode claims = Objects.requireNonNull(grants.get(cell.row()))
                .claims(new Holder(realm, name, situation.selected ? first : ""));
        assertThat(claims.path("personas").isArray()).isTrue();
        assertThat(said(claims, situation.personas)).isEqualTo(cell.says());
    }

    /** A service account of its own for each situation. @return its username */
    private String serviceAccount(TestRealm realm, Situation situation) {
        realm.service(clientOf(situation.name()), "secret");
        return "service-account-" + clientOf(situation.name());
    }

    private static String clientOf(String situation) {
        return "robot-" + situation.toLowerCase(Locale.ROOT);
    }

    private static String said(JsonNode claims, int personas) {
        List<String> all = Stream.iterate(0, i -> i < personas, i -> i + 1)
                .map(i -> "traveler@circle" + i)
                .toList();
        assertThat(PersonaApiClient.names(claims.path("personas"))).isEqualTo(all);
        if (!claims.has("persona")) {
            return personas == 0 ? "none" : "all";
        }
        JsonNode one = claims.path("persona");
        assertThat(one.path("title").asText() + "@" + one.path("circle").asText())
                .isEqualTo(SELECTED);
        return "all + selected";
    }
}
