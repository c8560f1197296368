package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The root of {@code /admin/realms/{realm}/personas}. Keycloak has checked the token; each endpoint checks permissions. */
public final class AdminRootResource {

    private final Exchange exchange;
    private final Administration administration;
    private final AdminGate gate;

    AdminRootResource(Exchange exchange, Administration administration, Clock clock) {
        this.exchange = exchange;
        this.administration = administration;
        this.gate = new AdminGate(administration, clock);
    }

    /** A page of the realm's personas. */
    @GET
    public Response list() {
        return new PersonaListing(exchange, gate).page();
    }

    /** How many of the realm's personas a list has. */
    @GET
    @Path("count")
    public Response count() {
        return new PersonaListing(exchange, gate).count();
    }

    /** Creates a persona for any user. */
    @POST
    public Response create(@Nullable InputStream body) {
        return new PersonaCreation(exchange, gate, events()).create(body);
    }

    /** Changes many personas. */
    @Path("bulk")
    public BulkResource bulk() {
        return new BulkResource(exchange, gate, events());
    }

    /** The realm's set-up. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(exchange, gate, events());
    }

    /** The realm's authentication flows with a choice of persona. */
    @Path("flows")
    public FlowsResource flows() {
        return new FlowsResource(exchange, gate, events());
    }

    /** The realm's persona schema. */
    @Path("schema")
    public SchemaResource schema() {
        return new SchemaResource(exchange, gate, events());
    }

    /** How attributes are encrypted in the database. */
    @Path("encryption")
    public EncryptionResource encryption() {
        return new EncryptionResource(exchange, gate, events());
    }

    /** All personas, out. */
    @Path("export")
    public ExportResource export() {
        return new ExportResource(exchange, gate);
    }

    /** Personas, in. */
    @Path("import")
    public ImportResource imports() {
        return new ImportResource(exchange, gate, events());
    }

    /** Appointments, in. */
    @Path("calendar")
    public CalendarImportResource calendar() {
        return new CalendarImportResource(exchange, gate, events());
    }

    /** What tokens say about a user's personas. */
    @Path("explain")
    public ExplainResource explain() {
        return new ExplainResource(exchange, gate);
    }

    /** What the caller may do. */
    @Path("access")
    public AccessResource access() {
        return new AccessResource(exchange, gate);
    }

    /** How many personas of which kind there are. */
    @Path("stats")
    public StatsResource stats() {
        return new StatsResource(exchange, gate);
    }

    /** How assessments come out. */
    @Path("assessments")
    public AssessmentFiguresResource assessments() {
        return new AssessmentFiguresResource(exchange, gate);
    }

    /** Reviews of who holds which persona. */
    @Path("reviews")
    public ReviewsResource reviews() {
        return new ReviewsResource(exchange, gate, events());
    }

    /** People who are invited to personas. */
    @Path("invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(exchange, gate, events());
    }

    /** Evidence as files. */
    @Path("reports")
    public ReportsResource reports() {
        return new ReportsResource(exchange, gate, events());
    }

    /** Mails, and what has become of them. */
    @Path("mails")
    public MailsResource mails() {
        return new MailsResource(exchange, gate, events());
    }

    /** The states that a user's personas had. */
    @GET
    @Path("history")
    public Response history() {
        return new HistoryListing(exchange, gate).ofUser();
    }

    /** One persona. */
    @Path("{id}")
    public AdminPersonaResource one(@PathParam("id") String id) {
        return new AdminPersonaResource(exchange, gate, events(), id);
    }

    private AdminEvents events() {
        return new AdminEvents(() -> administration.now().events());
    }
}
