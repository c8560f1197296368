import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Answer } from "../../shared/api/http";
import { problemOf } from "../../shared/api/problem";
import { Confirm } from "../../shared/Confirm";
import { useHttp } from "../useHttp";
import { deleteEvent, deleteOccurrence } from "./api";
import type { CalendarEvent } from "./types";
import { WhichDialog } from "./WhichDialog";

type Props = {
  answer: Answer<CalendarEvent>;
  /** The one time of a series that the page is about. */
  occurrence: string | undefined;
  onDone: () => void;
  onStale: () => void;
  onClose: () => void;
};

/** Asks before an event goes; of a series, whether one time or all of them. */
export const DeleteEvent = (props: Props) => {
  const { answer, occurrence, onDone, onStale, onClose } = props;
  const { data: event, etag } = answer;
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();

  const remove = async (whole: boolean) => {
    try {
      await (occurrence && !whole
        ? deleteOccurrence(http, event.id, occurrence, etag)
        : deleteEvent(http, event.id, etag));
      onDone();
    } catch (error) {
      const stale = problemOf(error).status === 412;
      alerts.failed(
        t(stale ? "personas.calendar.stale" : "personas.calendar.deleteFailed"),
        stale ? new Error(t("personas.calendar.staleText")) : error,
      );
      if (stale) {
        onStale();
      }
      onClose();
    }
  };
  const title = t("personas.calendar.deleteTitle", { title: event.title });

  return occurrence ? (
    <WhichDialog
      title={title}
      action={t("personas.delete")}
      danger
      onChoose={remove}
      onClose={onClose}
    />
  ) : (
    <Confirm
      title={title}
      action={t("personas.delete")}
      danger
      onConfirm={() => remove(true)}
      onClose={onClose}
    >
      {t(
        event.rrule
          ? "personas.calendar.deleteSeries"
          : "personas.calendar.deleteText",
      )}
    </Confirm>
  );
};
