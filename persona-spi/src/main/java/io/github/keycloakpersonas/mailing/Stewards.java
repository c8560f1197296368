package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.circle.Stewardship;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The stewards of a realm as mails know them: by the personas that they hold, without a login. Whether such a persona is on duty just
 * now, is selected, or needs a stronger login is no reason not to hear of what waits for its holder.
 */
public final class Stewards {

    /** The most personas of one title that are looked at for a digest. */
    private static final int MOST = 10_000;

    private final PersonaProvider provider;
    private final RealmModel realm;
    private final PersonaSchema schema;

    public Stewards(PersonaProvider provider, RealmModel realm) {
        this.provider = provider;
        this.realm = realm;
        this.schema = provider.schema(realm);
    }

    /** Who manages any of these titles in its circle, and what of it, by user id; by one query for each title that manages. */
    public Map<String, Set<Waiting>> of(Collection<Waiting> managed, Instant now) {
        Map<String, Map<Circle, List<Waiting>>> byTitle = new HashMap<>();
        for (Waiting each : managed) {
            schema.managedBy(each.title())
                    .forEach(managing -> byTitle.computeIfAbsent(managing, any -> new HashMap<>())
                            .computeIfAbsent(new Circle(each.circle()), any -> new ArrayList<>())
                            .add(each));
        }
        Map<String, Set<Waiting>> users = new LinkedHashMap<>();
        if (!byTitle.isEmpty()) {
            Personas personas = provider.personas(realm);
            byTitle.forEach((title, circles) -> personas.store().ofTitle(title, circles.keySet(), now, MOST).stream()
                    .filter(personas::isMember)
                    .forEach(persona -> users.computeIfAbsent(persona.userId(), any -> new LinkedHashSet<>())
                            .addAll(circles.getOrDefault(persona.circle(), List.of()))));
        }
        return users;
    }

    /** What a user manages. */
    public Stewardship of(UserModel user, Instant now) {
        return new Stewardship(schema, user.getId(), schema.hasStewards() ? mandates(user, now) : List.of(), Map.of());
    }

    private List<Mandate> mandates(UserModel user, Instant now) {
        Personas personas = provider.personas(realm);
        return provider.ofUser(realm, user).stream()
                .filter(persona -> persona.statusAt(now) == Status.ACTIVE
                        && !now.isBefore(persona.validity().from()))
                .filter(personas::isMember)
                .map(persona -> new Mandate(persona.id(), persona.title(), persona.circle()))
                .toList();
    }
}
