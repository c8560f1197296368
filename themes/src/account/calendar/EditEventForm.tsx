import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Answer } from "../../shared/api/http";
import { problemOf } from "../../shared/api/problem";
import { useSaved } from "../edit/useSaved";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { changeEvent, changeOccurrence } from "./api";
import { DeleteEvent } from "./DeleteEvent";
import { EventForm } from "./EventForm";
import { isComplete, putFaults } from "./faults";
import type { CalendarEvent } from "./types";
import { toChanges, toOccurrenceChanges } from "./changes";
import { type EventInputs, occurrenceOf, toInputs } from "./values";

type Props = {
  answer: Answer<CalendarEvent>;
  /** The one time of the series that is edited. */
  occurrence: string | undefined;
  back: string;
  reload: () => void;
};

export const EditEventForm = (props: Props) => {
  const { answer, occurrence, back, reload } = props;
  const { data: event, etag } = answer;
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const { manageCalendar } = useAccess();
  const { saved, finish } = useSaved(back);
  const [deleting, setDeleting] = useState(false);
  const before = toInputs(occurrence ? occurrenceOf(event, occurrence) : event);
  const form = useForm<EventInputs>({ defaultValues: before });

  const store = async (inputs: EventInputs) => {
    const changes = occurrence
      ? toOccurrenceChanges(inputs, before)
      : toChanges(inputs, before);
    if (Object.keys(changes).length > 0) {
      await (occurrence
        ? changeOccurrence(http, event.id, occurrence, changes, etag)
        : changeEvent(http, event.id, changes, etag));
    }
  };

  const save = async (inputs: EventInputs) => {
    if (!isComplete(inputs, form, t)) {
      return;
    }
    try {
      await store(inputs);
      finish("personas.calendar.editDone", { title: inputs.title.trim() });
    } catch (error) {
      if (problemOf(error).status === 412) {
        alerts.failed(
          t("personas.calendar.stale"),
          new Error(t("personas.calendar.staleText")),
        );
        reload();
      } else {
        putFaults(error, form, t);
      }
    }
  };

  return (
    <>
      <EventForm
        form={form}
        action={manageCalendar ? t("personas.save") : undefined}
        single={occurrence !== undefined}
        saved={saved}
        back={back}
        onSave={save}
      >
        {manageCalendar && (
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {t("personas.delete")}
          </Button>
        )}
      </EventForm>
      {deleting && (
        <DeleteEvent
          answer={answer}
          occurrence={occurrence}
          onDone={() =>
            finish("personas.calendar.deleteDone", { title: event.title })
          }
          onStale={reload}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
};
