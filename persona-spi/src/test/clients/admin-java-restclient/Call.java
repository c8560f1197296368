import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.PersonasApi;
import org.openapitools.client.api.RealmApi;
import org.openapitools.client.api.SchemaApi;
import org.openapitools.client.model.AdminPersona;
import org.openapitools.client.model.AdminPersonaCreate;
import org.openapitools.client.model.AdminPersonaUpdate;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Status;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;

/** Uses the client that openapi-generator makes with {@code -g java --library restclient}; arguments: access token, circle. */
public final class Call {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.setBearerToken(arguments[0]);
        // Else a change would send null for each member that is not set, which means something else than to leave it out.
        client.getObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
        PersonasApi personas = new PersonasApi(client);
        String circle = arguments[1];

        AdminPersona created = personas.createPersona(
                new AdminPersonaCreate()
                        .username("anna")
                        .title("traveler")
                        .circle(circle)
                        .validTill(OffsetDateTime.parse("2999-12-31T23:59:59.5+02:00"))
                        .putAdditionalProperty("consent", true)
                        .putAdditionalProperty("languages", List.of("de", "fr"))
                        .putAdditionalProperty("demographic", Map.of("age_group", "30-39")),
                null,
                null);
        ResponseEntity<AdminPersona> read = personas.getPersonaWithHttpInfo(created.getId().toString(), null);
        String etag = read.getHeaders().getETag();
        equal("anna", read.getBody().getUsername());

        AdminPersonaUpdate update =
                new AdminPersonaUpdate().status(Status.SUSPENDED).putAdditionalProperty("autobook_price", 800);
        equal(Status.SUSPENDED, personas.patchPersona(created.getId().toString(), update, etag, null).getStatus());
        try {
            personas.patchPersona(created.getId().toString(), update, etag, "a-stale-tag");
            throw new AssertionError("the ETag is stale");
        } catch (HttpClientErrorException e) {
            Problem problem = e.getResponseBodyAs(Problem.class);
            equal(412, problem.getStatus());
            equal("a-stale-tag", problem.getRequestId());
        }

        List<AdminPersona> found = personas.listPersonas(
                        null, null, List.of("traveler", "admin"), List.of(circle), List.of(Status.SUSPENDED), null, null,
                        "anna", null, "-valid_till", null, 10, null, null)
                .getPersonas();
        equal(List.of(created.getId()), found.stream().map(AdminPersona::getId).toList());
        equal(500, new SchemaApi(client).getRealmSchema(null).getAttributes().get(1).getDefault());
        equal(true, new RealmApi(client).getSetup(null).getSetUp());
    }

    private static void equal(Object expected, Object actual) {
        if (!java.util.Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
