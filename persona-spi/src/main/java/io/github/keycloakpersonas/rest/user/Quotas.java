package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.rest.Quota;
import io.github.keycloakpersonas.schema.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a caller's requests count for. */
final class Quotas {

    private Quotas() {}

    /**
     * The user's quota, then that of the client that the token was issued to. A service account is its client, and so counts as a
     * user only where clients have no limit.
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
