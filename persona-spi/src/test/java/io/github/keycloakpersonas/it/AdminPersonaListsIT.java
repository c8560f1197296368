package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of personas for administrators. */
class AdminPersonaListsIT extends AdminPersonasRealm {

    @Test
    void aListShowsTheOwnersUsernameAndIsNewestFirst() {
        JsonNode page = lists.page("?user=zoe.list");
        assertThat(PersonaApiClient.names(page))
                .containsExactly("travel-agent@list-c", "admin@list-b", "traveler@list-a");
        assertThat(page.findValuesAsText("username")).containsOnly("zoe.list");
        assertThat(page.path(0).path("status").asText()).isEqualTo("expired");
        assertThat(page.path(0).path("autobook_price").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "title=traveler, traveler@list-d;traveler@list-a",
        "title=traveler&title=admin, traveler@list-d;admin@list-b;traveler@list-a",
        "circle=list-b, admin@list-b",
        "status=suspended, admin@list-b",
        "status=expired, travel-agent@list-c",
        "status=pending&status=suspended, office-manager@list-100.sure;admin@list-b",
        "status=active, traveler@list-d;traveler@list-a",
        "state=active, traveler@list-d;traveler@list-a",
        "state=expired&state=pending, office-manager@list-100.sure;travel-agent@list-c",
        "state=scheduled, ''",
        "state=active&status=expired, ''",
        "active=true, traveler@list-d;traveler@list-a",
        "active=false, office-manager@list-100.sure;travel-agent@list-c;admin@list-b",
        "user=yan.list, office-manager@list-100.sure;traveler@list-d",
        "title=traveler&user=zoe.list, traveler@list-a",
        "user=nobody, ''",
        "search=LIST-A, traveler@list-a",
        "search=100.s, office-manager@list-100.sure",
        "search=%, ''",
        "search=_, ''",
        "search=zoe.list@example.org, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=yan.l, office-manager@list-100.sure;traveler@list-d",
        "search=office, office-manager@list-100.sure",
        "search=LIST-A&prefix=true, traveler@list-a",
        "search=list-1&prefix=true, office-manager@list-100.sure",
        "search=ist-a&prefix=true, ''",
        "search=list%&prefix=true, ''",
        "search=ADM&prefix=true, admin@list-b",
        "search=Zoe.List&prefix=true, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=zoe.list@example.org&prefix=true, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=yan.l&prefix=true, ''",
        "prefix=true&max=1, office-manager@list-100.sure",
        "sort=title, admin@list-b;office-manager@list-100.sure;travel-agent@list-c;traveler@list-a;traveler@list-d",
        "sort=-title, traveler@list-d;traveler@list-a;travel-agent@list-c;office-manager@list-100.sure;admin@list-b",
        "sort=created_at&max=2, traveler@list-a;admin@list-b",
        "sort=created_at&first=3&max=2, traveler@list-d;office-manager@list-100.sure",
        "sort=valid_till&max=2, travel-agent@list-c;traveler@list-d",
        "sort=status, office-manager@list-100.sure;traveler@list-a;traveler@list-d;admin@list-b;travel-agent@list-c",
        "sort=-status, travel-agent@list-c;admin@list-b;traveler@list-d;traveler@list-a;office-manager@list-100.sure",
        "sort=status&first=2&max=2, traveler@list-d;admin@list-b",
        "sort=status&state=suspended&state=active&max=2, traveler@list-a;traveler@list-d",
        "sort=-status&search=list-&first=4&max=2, office-manager@list-100.sure",
        "sort=status&first=5&max=2, ''",
        "sort=circle&max=1, office-manager@list-100.sure"
    })
    void filtersSortsAndPages(String query, String expected) {
        String encoded = "?" + query.replace("%", "%25");
        List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(";", -1));
        assertThat(lists.listed(encoded)).isEqualTo(names);
        if (!query.contains("max=")) {
            assertThat(lists.count(encoded)).isEqualTo(names.size());
        }
    }

    @Test
    void expiringPersonasAreListedInTheOrderOfTheirEnd() {
        String later = Instant.now(Clock.systemUTC()).plusSeconds(400 * 86_400L).toString();
        assertThat(lists.listed("?expiring_before=" + later))
                .startsWith("traveler@list-d")
                .doesNotContain("travel-agent@list-c");
        assertThat(lists.listed("?expiring_before=" + Instant.parse(soon).plusSeconds(1)))
                .containsExactly("traveler@list-d");
    }

    @Test
    void aSearchSaysWhetherItReadsThroughAllPersonas() {
        assertThat(lists.get("?search=list").json().path("search").asText()).isEqualTo("scan");
        assertThat(lists.get("?search=list&prefix=false").json().path("search").asText())
                .isEqualTo("scan");
        assertThat(lists.get("?search=list&prefix=true").json().path("search").asText())
                .isEqualTo("index");
        assertThat(lists.get("/count?search=list&prefix=true")
                        .json()
                        .path("search")
                        .asText())
                .isEqualTo("index");
        assertThat(lists.get("?prefix=true").json().has("search")).isFalse();
        lists.get("?search=list&prefix=1").expect(400);
    }

    @Test
    void searchFindsIds() {
        JsonNode first = lists.page("?circle=list-a").path(0);
        assertThat(lists.listed("?search=" + first.path("id").asText())).containsExactly("traveler@list-a");
        assertThat(lists.listed("?prefix=true&search=" + first.path("id").asText()))
                .containsExactly("traveler@list-a");
        assertThat(lists.listed("?user=" + first.path("user_sub").asText())).hasSize(3);
        assertThat(lists.listed("?search=" + first.path("user_sub").asText())).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=x",
                "status=scheduled",
                "state=x",
                "active=1",
                "sort=username",
                "expiring_before=soon",
                "first=-1",
                "max=0",
                "max=1001",
                "sort=title&sort=circle"
            })
    void aFaultyQueryIs400(String query) {
        Reply reply = admin.get("?" + query).expect(400);
        assertThat(reply.json().path("errors").has(query.replaceAll("=.*", ""))).isTrue();
    }

    @Test
    void aSearchTextIsNeverPartOfAQuery() {
        for (String text : List.of("'", "\"", "\\", "';--", "a'b", "()")) {
            assertThat(admin.get("?search=" + Http.encode(text))
                            .expect(200)
                            .json()
                            .path("personas")
                            .isArray())
                    .isTrue();
        }
        admin.get("?search=" + "x".repeat(256)).expect(400);
    }

    @Test
    void theListKeepsToTheRealm(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            assertThat(AdminPersonas.of(other).listed("")).isEmpty();
            String id = lists.page("?circle=list-a").path(0).path("id").asText();
            AdminPersonas.of(other).get("/" + id).expect(404);
        }
    }

    @Test
    void personasOfRemovedUsersDoNotShow() {
        String gone = realm.user("gina.gone");
        String id = admin.created("gina.gone", "traveler", "gone");
        realm.admin().deleteUser(gone);
        assertThat(admin.listed("?circle=gone")).isEmpty();
        admin.get("/" + id).expect(404);
    }
}
