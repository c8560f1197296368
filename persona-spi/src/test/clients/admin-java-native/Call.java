import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.PersonasApi;
import org.openapitools.client.api.RealmApi;
import org.openapitools.client.api.SchemaApi;
import org.openapitools.client.api.TransferApi;
import org.openapitools.client.model.AdminPersona;
import org.openapitools.client.model.AdminPersonaCreate;
import org.openapitools.client.model.AdminPersonaUpdate;
import org.openapitools.client.model.BulkOrder;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Status;

/** Uses the client that openapi-generator makes with {@code -g java --library native}; arguments: access token, circle. */
public final class Call {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[0]));
        ObjectMapper json = ApiClient.createDefaultObjectMapper();
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
        ApiResponse<AdminPersona> read = personas.getPersonaWithHttpInfo(created.getId().toString(), null);
        String etag = read.getHeaders().get("ETag").get(0);
        equal("anna", read.getData().getUsername());

        AdminPersonaUpdate update =
                new AdminPersonaUpdate().status(Status.SUSPENDED).putAdditionalProperty("autobook_price", 800);
        equal(Status.SUSPENDED, personas.patchPersona(created.getId().toString(), update, etag, null).getStatus());
        try {
            personas.patchPersona(created.getId().toString(), update, etag, "a-stale-tag");
            throw new AssertionError("the ETag is stale");
        } catch (ApiException e) {
            Problem problem = json.readValue(e.getResponseBody(), Problem.class);
            equal(412, problem.getStatus());
            equal("a-stale-tag", problem.getRequestId());
        }

        List<AdminPersona> found = personas.listPersonas(
                        null, null, List.of("traveler", "admin"), List.of(circle), List.of(Status.SUSPENDED), null, null,
                        "anna", null, "-valid_till", null, 10, null, null)
                .getPersonas();
        equal(List.of(created.getId()), found.stream().map(AdminPersona::getId).toList());
        BulkOrder order = new BulkOrder()
                .action(BulkOrder.ActionEnum.ACTIVATE)
                .ids(List.of(created.getId().toString()));
        equal(1, personas.changePersonas(order, true, null, null, null, null, null, null, null, null, null, null, null, null)
                        .getSucceeded());
        equal(500, new SchemaApi(client).getRealmSchema(null).getAttributes().get(1).getDefault());
        equal(true, new RealmApi(client).getSetup(null).getSetUp());
        String export = Files.readString(new TransferApi(client)
                .exportPersonas(null, null, null, null, null, null, null, null, null, null, null, null)
                .toPath());
        if (!export.contains(created.getId().toString())) {
            throw new AssertionError(export);
        }
    }

    private static void equal(Object expected, Object actual) {
        if (!java.util.Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
