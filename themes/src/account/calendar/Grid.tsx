import FullCalendar from "@fullcalendar/react";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import de from "@fullcalendar/react/locales/de";
import es from "@fullcalendar/react/locales/es";
import fr from "@fullcalendar/react/locales/fr";
import nl from "@fullcalendar/react/locales/nl";
import classic from "@fullcalendar/react/themes/classic";
import timeGrid from "@fullcalendar/react/timegrid";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { GridEvent } from "./GridEvent";
import { dayOfEvent } from "./times";
import type { Occurrence } from "./types";
import { useMove } from "./useMove";
import type { Happenings } from "./useOccurrences";
import type { Shown } from "./useView";

/** How many milliseconds a finger holds an event until it can be dragged; a shorter touch scrolls. */
const LONG_PRESS = 500;

const VIEWS = { week: "timeGridWeek", month: "dayGridMonth" } as const;

type Props = Happenings & { shown: Shown; reload: () => void };

/** A week or a month. What can be done with the pointer here can be done in the form of an event too. */
export const Grid = ({ events, shown, reload, colourOf, personaOf }: Props) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manageCalendar } = useAccess();
  const move = useMove(reload);
  const view = shown.view === "week" ? "week" : "month";
  const inputs = useMemo(
    () =>
      events.map((event) => ({
        id: `${event.id} ${event.occurrence ?? ""}`,
        title: event.title,
        start: event.is_all_day
          ? dayOfEvent(event.start_at, event.time_zone)
          : event.start_at,
        end: event.is_all_day
          ? dayOfEvent(event.end_at, event.time_zone)
          : event.end_at,
        allDay: event.is_all_day,
        extendedProps: { event },
      })),
    [events],
  );
  const eventOf = (shownEvent: { extendedProps: Record<string, unknown> }) =>
    shownEvent.extendedProps["event"] as Occurrence;

  return (
    <div className="kc-personas-grid">
      <FullCalendar
        key={`${view} ${shown.day}`}
        plugins={[dayGrid, timeGrid, interaction, classic]}
        locales={[de, es, fr, nl]}
        locale={i18n.language}
        direction={document.documentElement.dir === "rtl" ? "rtl" : "ltr"}
        firstDay={shown.firstDay}
        initialView={VIEWS[view]}
        initialDate={shown.day}
        headerToolbar={false}
        height={view === "week" ? 640 : "auto"}
        dayMaxEvents={4}
        scrollTime="07:00:00"
        nowIndicator
        events={inputs}
        editable={manageCalendar}
        longPressDelay={LONG_PRESS}
        eventInteractive
        eventDisplay="block"
        eventClass="kc-personas-event"
        eventContent={(info) => (
          <GridEvent
            time={info.timeText}
            event={eventOf(info.event)}
            persona={personaOf(eventOf(info.event).persona_id)}
            colour={colourOf(eventOf(info.event))}
          />
        )}
        eventClick={(info) => {
          info.jsEvent.preventDefault();
          const { id, occurrence } = eventOf(info.event);
          void navigate(
            paths.event(id) + shown.searchOf(occurrence ? { occurrence } : {}),
          );
        }}
        dateClick={(info) => {
          if (manageCalendar) {
            void navigate(
              paths.newEvent + shown.searchOf({ start: info.dateStr }),
            );
          }
        }}
        eventDrop={(info) => void move(eventOf(info.event), info)}
        eventResize={(info) => void move(eventOf(info.event), info)}
      />
      {manageCalendar && (
        <small className="kc-personas-hint">
          {t("personas.calendar.dragHint")}
        </small>
      )}
    </div>
  );
};
