package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Target;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Where reports can be stored away, as the operator has configured it. */
public interface ReportStores extends Provider {

    /** The targets that a realm may use, in the order of the file. */
    List<Target> of(RealmModel realm);

    /** The target of that name, if the realm may use it. */
    default Optional<Target> named(RealmModel realm, String name) {
        return of(realm).stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** How many bytes a report may have that is stored away. */
    long mostBytes();

    /** Has what is queued uploaded soon after the commit of this session. */
    void uploadSoon();
}
