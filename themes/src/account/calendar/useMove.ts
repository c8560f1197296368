import type { EventApi } from "@fullcalendar/react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { plusDays } from "../../shared/zonedTime";
import { useHttp } from "../useHttp";
import { changeEvent, changeOccurrence, readEvent } from "./api";
import type { Occurrence } from "./types";

type Moved = { event: EventApi; revert: () => void };

/** Stores where an event was dragged to: of a series the one that was dragged. Nothing is overwritten that the page does not show. */
export function useMove(reload: () => void) {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();

  return async (before: Occurrence, { event, revert }: Moved) => {
    const times = timesOf(event);
    const { id, occurrence } = before;
    if (!times || event.allDay !== before.is_all_day) {
      revert();
      alerts.warned(t("personas.calendar.moveFailed"), [
        t("personas.calendar.moveKind"),
      ]);
      return;
    }
    try {
      const { data, etag } = await readEvent(http, id);
      if (data.updated_at !== before.updated_at) {
        revert();
        alerts.failed(
          t("personas.calendar.stale"),
          new Error(t("personas.calendar.staleMove")),
        );
      } else {
        await (occurrence
          ? changeOccurrence(http, id, occurrence, times, etag)
          : changeEvent(http, id, times, etag));
        alerts.succeeded(
          t(
            occurrence
              ? "personas.calendar.movedOne"
              : "personas.calendar.moved",
            { title: before.title },
          ),
        );
      }
    } catch (error) {
      revert();
      const stale = problemOf(error).status === 412;
      alerts.failed(
        t(stale ? "personas.calendar.stale" : "personas.calendar.moveFailed"),
        stale ? new Error(t("personas.calendar.staleMove")) : error,
      );
    }
    reload();
  };
}

/** An end that the grid leaves out is the one that events have there by default. */
function timesOf({ start, startStr, end, endStr, allDay }: EventApi) {
  if (!start) {
    return undefined;
  }
  if (allDay) {
    const first = startStr.slice(0, 10);
    return {
      start_at: first,
      end_at: end ? endStr.slice(0, 10) : plusDays(first, 1),
    };
  }
  const until = end ?? new Date(start.getTime() + 3_600_000);
  return { start_at: start.toISOString(), end_at: until.toISOString() };
}
