import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.PersonasApi;
import org.openapitools.client.api.SchemaApi;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.Persona;
import org.openapitools.client.model.PersonaCreate;
import org.openapitools.client.model.PersonaUpdate;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.UsersByPersonaUsersInner;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;

/** Uses the client that openapi-generator makes with {@code -g java --library restclient}; arguments: access token, circle. */
public final class Call {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.setBearerToken(arguments[0]);
        // Else a change would send null for each member that is not set, which means something else than to leave it out.
        ObjectMapper json = client.getObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
        PersonasApi personas = new PersonasApi(client);
        String circle = arguments[1];

        Persona created = personas.createPersona(
                new PersonaCreate()
                        .title("traveler")
                        .circle(circle)
                        .validTill(OffsetDateTime.parse("2999-12-31T23:59:59.5+02:00"))
                        .putAdditionalProperty("consent", true)
                        .putAdditionalProperty("autobook_price", 5000)
                        .putAdditionalProperty("autobook_risklevel", 7)
                        .putAdditionalProperty("languages", List.of("de", "fr"))
                        .putAdditionalProperty("demographic", Map.of("age_group", "30-39")),
                null);

        ResponseEntity<Persona> read = personas.getPersonaWithHttpInfo(created.getPersonaId(), null);
        String etag = read.getHeaders().getETag();
        equal(created, read.getBody());
        equal(List.of("de", "fr"), read.getBody().getAdditionalProperty("languages"));

        PersonaUpdate update = json.convertValue(read.getBody(), PersonaUpdate.class)
                .putAdditionalProperty("autobook_risklevel", NullNode.getInstance());
        personas.patchPersona(created.getId().toString(), update, etag, null);
        PersonaUpdate price = new PersonaUpdate().putAdditionalProperty("autobook_price", 800);
        Persona changed = personas.patchPersona(created.getId().toString(), price, null, null);
        equal(3, changed.getAdditionalProperty("autobook_risklevel"));

        try {
            personas.patchPersona(created.getId().toString(), update, etag, "a-stale-tag");
            throw new AssertionError("the ETag is stale");
        } catch (HttpClientErrorException e) {
            Problem problem = e.getResponseBodyAs(Problem.class);
            equal(412, problem.getStatus());
            equal("a-stale-tag", problem.getRequestId());
        }

        List<UsersByPersonaUsersInner> users = new UsersApi(client)
                .listUsersByPersona("traveler", circle, null, null, null, null)
                .getUsers();
        equal(created.getUserSub(), users.get(0).getSub());
        equal(null, users.get(0).getEmail());
        equal(500, new SchemaApi(client).getSchema(null, null).getAttributes().get(1).getDefault());
    }

    private static void equal(Object expected, Object actual) {
        if (!java.util.Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
