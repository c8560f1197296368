package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reports what a close does to Keycloak's event listeners, and to the realm's admin events, as the Admin API reports what
 * administrators do. Keycloak's own builder needs a request, and a close has none.
 */
final class ReviewEvents {

    private static final Clock CLOCK = Clock.systemUTC();

    private ReviewEvents() {}

    /**
     * A persona was changed.
     *
     * @param by the id of who has decided it; null if nobody has
     */
    static void changed(KeycloakSession session, @Nullable String by, Persona persona, PersonaSchema schema) {
        AdminEvent event = event(session, OperationType.UPDATE, "personas/" + persona.id(), by);
        Instant now = CLOCK.instant();
        event.setRepresentation(PlainJson.write(PersonaRepresentation.forEvents(persona, schema, now)));
        send(session, event);
    }

    /** A review was closed. */
    static void closed(KeycloakSession session, Review review) {
        AdminEvent event = event(session, OperationType.ACTION, "personas/reviews/" + review.id() + "/closed", null);
        event.setRepresentation(PlainJson.write(ReviewRepresentation.progress(review.progress())));
        send(session, event);
    }

    private static AdminEvent event(
            KeycloakSession session, OperationType operation, String path, @Nullable String by) {
        RealmModel realm = session.getContext().getRealm();
        AdminEvent event = new AdminEvent();
        event.setId(UUID.randomUUID().toString());
        event.setTime(CLOCK.millis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setOperationType(operation);
        event.setResourceTypeAsString("PERSONA");
        event.setResourcePath(path);
        AuthDetails details = new AuthDetails();
        details.setUserId(by);
        event.setAuthDetails(details);
        return event;
    }

    private static void send(KeycloakSession session, AdminEvent event) {
        RealmModel realm = session.getContext().getRealm();
        boolean hasDetails = realm.isAdminEventsDetailsEnabled();
        if (realm.isAdminEventsEnabled()) {
            EventStoreProvider store = session.getProvider(EventStoreProvider.class);
            if (store != null) {
                store.onEvent(event, hasDetails);
            }
        }
        listeners(session, realm).forEach(name -> {
            EventListenerProvider listener = session.getProvider(EventListenerProvider.class, name);
            if (listener != null) {
                listener.onEvent(event, hasDetails);
            }
        });
    }

    private static Set<String> listeners(KeycloakSession session, RealmModel realm) {
        Set<String> names = new HashSet<>(realm.getEventsListenersStream().toList());
        session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(EventListenerProvider.class)
                .filter(factory -> ((EventListenerProviderFactory) factory).isGlobal())
                .map(factory -> factory.getId())
                .forEach(names::add);
        return names;
    }
}
