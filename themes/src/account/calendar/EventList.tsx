import { Button, Title } from "@patternfly/react-core";
import { CalendarAltIcon, SyncAltIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";
import { Empty } from "../../shared/States";
import { localDay } from "../../shared/zonedTime";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { daysOf, periodName } from "./period";
import { startOf, timeText } from "./times";
import type { Occurrence } from "./types";
import type { Happenings } from "./useOccurrences";
import type { Shown } from "./useView";

type Props = Happenings & { shown: Shown };

/** What happens in a month, day by day: plain headings, lists and links. */
export const EventList = ({ events, shown, ...looks }: Props) => {
  const { i18n } = useTranslation();
  const { first } = daysOf(shown.view, shown.day, shown.firstDay);
  const days = new Map<string, Occurrence[]>();
  for (const event of events) {
    const start = localDay(startOf(event));
    // What goes on since the month before stands at its first day.
    const day = start < first ? first : start;
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  if (events.length === 0) {
    return <NoEvents shown={shown} />;
  }
  const dayName = new Intl.DateTimeFormat(i18n.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return (
    <>
      {[...days].map(([day, happening]) => (
        <section key={day} className="kc-personas-day">
          <Title headingLevel="h3" size="md">
            {dayName.format(new Date(`${day}T00:00:00`))}
          </Title>
          <ul>
            {happening.map((event) => (
              <EventItem
                key={`${event.id} ${event.occurrence ?? ""}`}
                event={event}
                shown={shown}
                {...looks}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

type ItemProps = Omit<Happenings, "events"> & {
  event: Occurrence;
  shown: Shown;
};

const EventItem = ({ event, shown, colourOf, personaOf }: ItemProps) => {
  const { t, i18n } = useTranslation();
  const paths = usePaths();
  const { occurrence } = event;
  const persona = personaOf(event.persona_id);
  return (
    <li
      className="kc-personas-event"
      style={{ borderInlineStartColor: colourOf(event) }}
      data-testid={`event-${event.title}`}
    >
      <span className="kc-personas-time">
        {timeText(event, i18n.language, t("personas.calendar.allDay"))}
      </span>
      <span className="kc-personas-name">
        <Link
          to={
            paths.event(event.id) +
            shown.searchOf(occurrence ? { occurrence } : {})
          }
        >
          {event.title}
        </Link>
        {event.rrule && (
          <>
            {" "}
            <SyncAltIcon
              role="img"
              aria-hidden={false}
              aria-label={t("personas.calendar.comesAgain")}
            />
          </>
        )}
        {(persona ?? event.location) && (
          <small>{[persona, event.location].filter(Boolean).join(" · ")}</small>
        )}
      </span>
    </li>
  );
};

/** Nothing in this month, and how that changes. */
const NoEvents = ({ shown }: { shown: Shown }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manageCalendar } = useAccess();
  const { view, day, firstDay } = shown;
  return (
    <Empty
      icon={CalendarAltIcon}
      title={t("personas.calendar.empty", {
        period: periodName(view, day, firstDay, i18n.language),
      })}
      text={t(
        manageCalendar
          ? "personas.calendar.emptyText"
          : "personas.calendar.emptyView",
      )}
    >
      {manageCalendar && (
        <Button
          variant="link"
          onClick={() => void navigate(paths.newEvent + shown.searchOf())}
        >
          {t("personas.calendar.create")}
        </Button>
      )}
    </Empty>
  );
};
