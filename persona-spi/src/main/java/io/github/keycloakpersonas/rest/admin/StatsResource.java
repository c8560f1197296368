package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.IntegerParameter;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/{realm}/personas/stats}: how many personas of which kind a realm has. */
public final class StatsResource {

    private static final IntegerParameter TOP = new IntegerParameter("top", 10, 1, 100);
    private static final IntegerParameter DAYS = new IntegerParameter("days", 30, 0, 366);

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final Clock clock = Clock.systemUTC();

    StatsResource(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
    }

    /**
     * Counts.
     *
     * @param top how many titles and circles; 10 if null, 1 to 100
     * @param days how many days back, today included; 30 if null, 0 to 366
     */
    @GET
    public Response count(@QueryParam("top") @Nullable String top, @QueryParam("days") @Nullable String days) {
        return exchange.answer(() -> {
            permit();
            List<Violation> faults = new ArrayList<>();
            int wantedTop = TOP.read(top, faults);
            int wantedDays = DAYS.read(days, faults);
            if (!faults.isEmpty()) {
                throw new ProblemException(Problem.badRequest(faults));
            }
            Instant now = clock.instant();
            RealmStatistics statistics =
                    exchange.session().getProvider(PersonaProvider.class).statistics(realm, now, wantedTop, wantedDays);
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return Exchange.json(200, Statistics.json(statistics, today, wantedDays))
                    .build();
        });
    }

    /** Counts tell of users whom the caller may not view, so a permission for some of them is not enough. */
    private void permit() {
        try {
            auth.users().requireView();
        } catch (ForbiddenException e) {
            throw new ProblemException(Problem.of(403, "The role view-users is required"));
        }
    }
}
