package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.rest.Quota;
import io.github.keycloakpersonas.schema.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The quotas against which a caller's requests are counted. */
final class Quotas {

    private Quotas() {}

    /**
     * The user's quota, then that of the client to which the token was issued. A service account is counted as a
     * client, and as a user only if clients have no limit.
     */
    static List<Quota> of(Caller caller, Limits limits) {
        boolean isService = caller.isService();
        boolean limitsClients = limits.clientRequestsPerMinute() > 0;
        List<Quota> quotas = new ArrayList<>();
        if (limits.requestsPerMinute() > 0 && !(isService && limitsClients)) {
            quotas.add(new Quota(Quota.Policy.USER, caller.user().getId(), limits.requestsPerMinute()));
        }
        if (limitsClients) {
            // Tokens that name no client would count together.
            String client = Objects.requireNonNullElse(caller.token().getIssuedFor(), "");
            quotas.add(new Quota(Quota.Policy.CLIENT, client, limits.clientRequestsPerMinute()));
        }
        return quotas;
    }
}
