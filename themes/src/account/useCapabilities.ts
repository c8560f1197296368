import { useTranslation } from "react-i18next";
import { useLoad } from "../shared/useLoad";
import { sharedSchema } from "./sharedSchema";
import { useAccess } from "./useAccess";
import { useHttp } from "./useHttp";

export type Capabilities = { calendar: boolean; assessments: boolean };

const NONE: Capabilities = { calendar: false, assessments: false };

/** What the realm has of what the user may see; without a role nobody is asked. */
export function useCapabilities(): Capabilities {
  const { i18n } = useTranslation();
  const http = useHttp();
  const { view, viewCalendar } = useAccess();
  const { data } = useLoad(async () => {
    if (!view && !viewCalendar) {
      return NONE;
    }
    const { calendar, assessments } = await sharedSchema(http, i18n.language);
    return {
      calendar: viewCalendar && calendar?.enabled === true,
      assessments: view && (assessments ?? []).length > 0,
    };
  }, `capabilities ${view} ${viewCalendar}`);
  return data ?? NONE;
}
