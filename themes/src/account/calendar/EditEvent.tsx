import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router-dom";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { SubPage } from "../edit/SubPage";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { readEvent } from "./api";
import { EditEventForm } from "./EditEventForm";
import { useView } from "./useView";
import { WhichDialog } from "./WhichDialog";

/** An event, to be looked at and changed; of a series one time or all of them, which is asked first. */
export const EditEvent = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const navigate = useNavigate();
  const paths = usePaths();
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  const { searchOf } = useView();
  const { manageCalendar } = useAccess();
  const [whole, setWhole] = useState<boolean>();
  const event = useLoad((signal) => readEvent(http, id, signal), id);
  const back = paths.calendar + searchOf();
  const occurrence = parameters.get("occurrence") ?? undefined;
  const series = event.data?.data.rrule !== undefined;
  const asks = series && occurrence !== undefined && whole === undefined;

  return (
    <SubPage
      title={event.data?.data.title ?? t("personas.calendar.event")}
      parent={{ title: t("personas.calendar.title"), path: back }}
    >
      {event.problem ? (
        <Failure problem={event.problem} retry={event.reload} />
      ) : !event.data ? (
        <Loading />
      ) : asks && manageCalendar ? (
        <WhichDialog
          title={t("personas.calendar.which.edit")}
          action={t("personas.account.edit")}
          onChoose={setWhole}
          onClose={() => void navigate(back)}
        />
      ) : (
        <EditEventForm
          key={`${event.data.etag} ${whole}`}
          answer={event.data}
          occurrence={series && !whole ? occurrence : undefined}
          back={back}
          reload={event.reload}
        />
      )}
    </SubPage>
  );
};
