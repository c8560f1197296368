package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.calendar.CalendarText;
import io.github.keycloakpersonas.calendar.EventTexts;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schedule.DutyWindow;
import io.github.keycloakpersonas.schedule.Recurrence;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** A user's calendar as calendar programs read it: appointments, when personas are on duty, and when they end. */
final class CalendarFile {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(400);

    /** The text of an end, with the name of the persona in place of the braces. */
    private static final String END = "personaCalendarEnd";

    private final Gate gate;
    private final UserModel user;
    private final Texts texts;

    CalendarFile(Gate gate, UserModel user, Texts texts) {
        this.gate = gate;
        this.user = user;
        this.texts = texts;
    }

    String text() {
        Instant today = gate.now().truncatedTo(ChronoUnit.DAYS);
        Instant from = today.minus(BACK);
        Instant till = today.plus(AHEAD);
        List<CalendarEvent> all =
                new ArrayList<>(gate.provider().calendars(gate.realm()).store().between(user.getId(), from, till));
        PersonaSchema schema = gate.provider().schema(gate.realm());
        for (Persona persona : gate.provider().ofUser(gate.realm(), user)) {
            Status status = persona.statusAt(gate.now());
            if (status == Status.ACTIVE || status == Status.EXPIRED) {
                addPersona(all, schema, persona);
            }
        }
        return CalendarText.of(all.stream()
                .filter(event -> !event.occurrences(from, till, 1).isEmpty())
                .toList());
    }

    private void addPersona(List<CalendarEvent> all, PersonaSchema schema, Persona persona) {
        String name = schema.shownTitle(persona.title(), texts) + " ("
                + persona.circle().name() + ")";
        Schedule own = persona.validity().duty().own();
        // Both have to be open. No calendar program knows that, and the one of the persona says more.
        Schedule shown = own.isAlways() ? persona.validity().duty().ofTitle() : own;
        for (DutyWindow window : shown.windows()) {
            all.add(event(persona, name, all.size(), window));
        }
        Instant end = persona.validity().till();
        String ending = texts.of(END).orElse("{0}").replace("{0}", name);
        all.add(new CalendarEvent(
                persona.id(),
                persona.id() + "-end",
                Map.of(EventTexts.TITLE, ending),
                end,
                end,
                false,
                ZoneId.of("UTC"),
                null,
                Set.of(),
                Map.of(),
                null,
                stamp(persona)));
    }

    private static CalendarEvent event(Persona persona, String name, int place, DutyWindow window) {
        return new CalendarEvent(
                persona.id(),
                persona.id() + "-" + place,
                Map.of(EventTexts.TITLE, name),
                Recurrence.instant(window.start(), window.zone()),
                Recurrence.instant(window.end(), window.zone()),
                false,
                window.zone(),
                window.rule(),
                window.exceptions().stream()
                        .map(time -> Recurrence.instant(time, window.zone()))
                        .collect(Collectors.toSet()),
                Map.of(),
                null,
                stamp(persona));
    }

    private static CalendarEvent.Stamp stamp(Persona persona) {
        return new CalendarEvent.Stamp(
                persona.revision().createdAt(),
                persona.revision().updatedAt(),
                persona.revision().version());
    }
}
