import { useTranslation } from "react-i18next";
import { useLoad } from "../shared/useLoad";
import { sharedSchema } from "./sharedSchema";
import { useAccess } from "./useAccess";
import { useHttp } from "./useHttp";

/** Whether the realm has calendars and the user may see their own; without the role nobody is asked. */
export function useCalendarOn(): boolean {
  const { i18n } = useTranslation();
  const http = useHttp();
  const { viewCalendar } = useAccess();
  const { data } = useLoad(
    async () =>
      viewCalendar &&
      (await sharedSchema(http, i18n.language)).calendar?.enabled === true,
    `calendar ${viewCalendar}`,
  );
  return data ?? false;
}
