package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.etag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A schema that is replaced while there are personas, or others replace it too. */
@Tag("storage")
class AdminSchemaStorageIT extends AdminSchemas {

    AdminSchemaStorageIT(KeycloakServer server) {
        super(server);
    }

    private PersonaApiClient user(String name) {
        return PersonaApiClient.ofNewUser(realm, name);
    }

    @Nested
    class StoredPersonas {

        @Test
        void keepATitleInTheSchemaUnlessForced() {
            PersonaApiClient anna = user("anna");
            String id = anna.created("traveler", "corsica");
            anna.created("traveler", "home");
            user("bert").created("travel-agent", "acme");
            Reply reply = schema.put(FANS).expect(409);
            assertThat(reply.json().path("in_use").toString())
                    .isEqualTo("{\"titles\":{\"traveler\":2,\"travel-agent\":1},\"circles\":{}}");
            assertThat(reply.json().path("detail").asText()).contains("force=true");
            assertThat(schema.get().json()).isEqualTo(schema.preset("travel").json());

            schema.put(null, "?force=true", FANS).expect(200);
            assertThat(anna.get("/v1/personas/" + id)
                            .expect(200)
                            .json()
                            .path("title")
                            .asText())
                    .isEqualTo("traveler");
            schema.put("{'titles':[{'name':'fan'}]}").expect(200);
        }

        @Test
        void keepACircleInTheListUnlessForced() {
            PersonaApiClient anna = user("anna");
            anna.created("traveler", "corsica");
            anna.created("travel-agent", "corsica");
            anna.created("traveler", "home");
            String list =
                    "{'titles':[{'name':'traveler'},{'name':'travel-agent'}],'circles':{'source':'list','values':['%s']}}";
            Reply reply = schema.put(list.replace("%s", "home")).expect(409);
            assertThat(reply.json().path("in_use").toString()).isEqualTo("{\"titles\":{},\"circles\":{\"corsica\":2}}");
            schema.put(null, "?force=false", list.replace("%s", "home")).expect(409);
            schema.put(list.replace("%s", "home','corsica")).expect(200);
            assertThat(schema.put(list.replace("%s", "corsica"))
                            .expect(409)
                            .json()
                            .at("/in_use/circles")
                            .toString())
                    .isEqualTo("{\"home\":1}");
            schema.put(null, "?force=true", list.replace("%s", "corsica")).expect(200);
            // What has been left behind once is not asked about again.
            schema.put(list.replace("%s", "corsica','west")).expect(200);
        }

        @Test
        void hideAttributesThatLeaveAndShowThemAgain() {
            PersonaApiClient anna = user("anna");
            String id = anna.create("traveler", "corsica", "autobook_price", 900)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            schema.put("{'titles':[{'name':'traveler'}],'attributes':[{'name':'nick','type':'string'}]}")
                    .expect(200);
            anna.patch(id, Map.of("nick", "ann")).expect(200);
            JsonNode hidden = anna.get("/v1/personas/" + id).expect(200).json();
            assertThat(hidden.has("autobook_price")).isFalse();
            assertThat(hidden.path("nick").asText()).isEqualTo("ann");
            schema.put(schema.preset("travel").text()).expect(200);
            JsonNode shown = anna.get("/v1/personas/" + id).expect(200).json();
            assertThat(shown.path("autobook_price").asInt()).isEqualTo(900);
            assertThat(shown.has("nick")).isFalse();
        }
    }

    @Test
    void ofManyWithTheSameETagOneWins() throws Exception {
        String before = etag(schema.get());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 3; round++) {
                String etag = etag(schema.get());
                List<Callable<Reply>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String title = "fan-" + round + "-" + i;
                    calls.add(() -> schema.put(etag, "", "{'titles':[{'name':'" + title + "'}]}"));
                }
                List<Integer> statuses = new ArrayList<>();
                String winner = "";
                for (Future<Reply> call : threads.invokeAll(calls)) {
                    Reply reply = call.get();
                    statuses.add(reply.status());
                    winner = reply.status() == 200 ? etag(reply) : winner;
                }
                assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
                assertThat(etag(schema.get())).isEqualTo(winner).isNotEqualTo(before);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWithoutAnETagTheLastOneStands() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> replacements = List.of(
                    schema.preset("travel").text(),
                    FANS,
                    "{'titles':[{'name':'x'}]}",
                    schema.preset("audience").text());
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String replacement = replacements.get(i % 4);
                calls.add(() -> schema.put(replacement).status());
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
            for (String replacement : replacements) {
                Reply replaced = schema.put(etag(schema.get()), "", replacement).expect(200);
                assertThat(etag(schema.get())).isEqualTo(etag(replaced));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
