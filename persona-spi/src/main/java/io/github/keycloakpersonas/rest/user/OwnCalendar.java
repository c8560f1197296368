package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.calendar.Calendars;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.representation.CalendarRepresentation;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.session.Sector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The calendar of the caller, who is one of the realm's users.
 *
 * @param caller whose calendar it is
 */
record OwnCalendar(Gate gate, Caller caller) {

    private static final String PERSONA = "persona_id";

    /** An id that no persona has. */
    private static final String NONE = "-";

    /**
     * The calendar, to look at.
     *
     * @throws ProblemException as {@link Gate#require}; 404 where the realm has no calendars, 403 for a service account
     */
    static OwnCalendar toView(Gate gate) {
        return of(gate, PersonaApi.VIEW_CALENDAR, PersonaApi.MANAGE_CALENDAR);
    }

    /** The calendar, to change. */
    static OwnCalendar toManage(Gate gate) {
        return of(gate, PersonaApi.MANAGE_CALENDAR);
    }

    private static OwnCalendar of(Gate gate, String... anyOfRoles) {
        Caller caller = gate.requireWhere(() -> requireOn(gate), anyOfRoles);
        if (caller.isService()) {
            throw new ProblemException(
                    Problem.of(ProblemType.PERMISSION_MISSING, "A service account has no calendar: users have"));
        }
        if (LightweightUserAdapter.isLightweightUser(caller.user())) {
            throw PersonaFailure.transientUser();
        }
        return new OwnCalendar(gate, caller);
    }

    /** @throws ProblemException 404 where the realm has no calendars */
    static void requireOn(Gate gate) {
        if (!gate.provider().schema(gate.realm()).capabilities().hasCalendar()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm has no calendars. An administrator can switch them on: the schema's calendar.enabled"));
        }
    }

    Calendars calendars() {
        return gate.provider().calendars(gate.realm());
    }

    String userId() {
        return caller.user().getId();
    }

    CalendarRepresentation representation() {
        Sector sector = gate.sector(caller);
        Map<String, String> known = new LinkedHashMap<>();
        personas()
                .forEach(persona -> known.put(persona.id(), sector.seen(persona).id()));
        return new CalendarRepresentation(known::get);
    }

    /** The id of the caller's persona that a filter names; one that none has if it names none of them. */
    Optional<String> persona(Optional<String> named) {
        return named.map(name -> find(name).orElse(NONE));
    }

    /**
     * What was sent, with the id of the persona that it names.
     *
     * @throws ProblemException 400 if the caller has no such persona
     */
    Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> sent) {
        if (!(sent.get(PERSONA) instanceof String name)) {
            return sent;
        }
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>(sent);
        resolved.put(
                PERSONA,
                find(name)
                        .orElseThrow(() ->
                                new ProblemException(Problem.badRequest(PERSONA, "must be a persona of the user"))));
        return resolved;
    }

    private Optional<String> find(String name) {
        Sector sector = gate.sector(caller);
        return personas().stream()
                .filter(persona -> isNamed(sector.seen(persona), name))
                .map(Persona::id)
                .findFirst();
    }

    private static boolean isNamed(Persona seen, String name) {
        return name.equalsIgnoreCase(seen.id())
                || PersonaKey.ofOwner(seen.userId(), name)
                        .filter(seen.key()::equals)
                        .isPresent();
    }

    /** The caller's personas, as Keycloak's cache has them. */
    List<Persona> personas() {
        return gate.provider().ofUser(gate.realm(), caller.user());
    }
}
