import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.PersonasApi;
import org.openapitools.client.api.SchemaApi;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.Persona;
import org.openapitools.client.model.PersonaCreate;
import org.openapitools.client.model.PersonaUpdate;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.UsersByPersonaUsersInner;

/** Uses the client that openapi-generator makes with {@code -g java}; arguments: access token, circle. */
public final class Call {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.setBearerToken(arguments[0]);
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

        ApiResponse<Persona> read = personas.getPersonaWithHttpInfo(created.getPersonaId(), null);
        String etag = read.getHeaders().get("etag").get(0);
        equal(created, read.getData());
        equal(List.of("de", "fr"), read.getData().getAdditionalProperty("languages"));

        // No null, which this client always leaves out.
        PersonaUpdate update = PersonaUpdate.fromJson(read.getData().toJson())
                .putAdditionalProperty("autobook_price", 800)
                .putAdditionalProperty("autobook_risklevel", 3);
        Persona changed = personas.patchPersona(created.getId().toString(), update, etag, null);
        equal("3", String.valueOf(changed.getAdditionalProperty("autobook_risklevel")));

        try {
            personas.patchPersona(created.getId().toString(), update, etag, "a-stale-tag");
            throw new AssertionError("the ETag is stale");
        } catch (ApiException e) {
            Problem problem = Problem.fromJson(e.getResponseBody());
            equal(412, problem.getStatus());
            equal("a-stale-tag", problem.getRequestId());
        }

        List<UsersByPersonaUsersInner> users = new UsersApi(client)
                .listUsersByPersona("traveler", circle, null, null, null, null)
                .getUsers();
        equal(created.getUserSub(), users.get(0).getSub());
        equal(null, users.get(0).getEmail());
        equal(500.0, new SchemaApi(client).getSchema(null, null).getAttributes().get(1).getDefault());
    }

    private static void equal(Object expected, Object actual) {
        if (!java.util.Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
