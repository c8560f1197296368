import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { ownZone } from "../../shared/zonedTime";
import { SubPage } from "../edit/SubPage";
import { useSaved } from "../edit/useSaved";
import { usePaths } from "../paths";
import { useHttp } from "../useHttp";
import { createEvent } from "./api";
import { EventForm } from "./EventForm";
import { isComplete, putFaults } from "./faults";
import { useView } from "./useView";
import { toBody } from "./changes";
import { type EventInputs, newInputs, nextHour } from "./values";

/** A new event, at the time that was chosen on the grid or the next full hour, of the persona whose events are shown. */
export const NewEvent = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const paths = usePaths();
  const [parameters] = useSearchParams();
  const { day, persona, searchOf } = useView();
  const back = paths.calendar + searchOf();
  const { saved, finish } = useSaved(back);
  const chosen = parameters.get("start");
  const start =
    chosen && !Number.isNaN(Date.parse(chosen)) ? chosen : nextHour(day);
  const form = useForm<EventInputs>({
    defaultValues: { ...newInputs(start, ownZone()), persona_id: persona },
  });

  const save = async (inputs: EventInputs) => {
    if (!isComplete(inputs, form, t)) {
      return;
    }
    try {
      const { data } = await createEvent(http, toBody(inputs));
      finish("personas.calendar.createDone", { title: data.title });
    } catch (error) {
      putFaults(error, form, t);
    }
  };

  return (
    <SubPage
      title={t("personas.calendar.create")}
      parent={{ title: t("personas.calendar.title"), path: back }}
    >
      <EventForm
        form={form}
        action={t("personas.account.createIt")}
        saved={saved}
        back={back}
        onSave={save}
      />
    </SubPage>
  );
};
