import { useTranslation } from "react-i18next";
import { useLoad } from "../shared/useLoad";
import { sharedSchema } from "./sharedSchema";
import { useAccess } from "./useAccess";
import { useHttp } from "./useHttp";

export type Capabilities = {
  calendar: boolean;
  assessments: boolean;
  reviews: boolean;
};

const NONE: Capabilities = {
  calendar: false,
  assessments: false,
  reviews: false,
};

/** What the realm has of what the user may see; without a role nobody is asked. */
export function useCapabilities(): Capabilities {
  const { i18n } = useTranslation();
  const http = useHttp();
  const { view, viewCalendar, decideReviews } = useAccess();
  const { data } = useLoad(async () => {
    if (!view && !viewCalendar && !decideReviews) {
      return NONE;
    }
    const { calendar, assessments, reviews } = await sharedSchema(
      http,
      i18n.language,
    );
    return {
      calendar: viewCalendar && calendar?.enabled === true,
      assessments: view && (assessments ?? []).length > 0,
      reviews: decideReviews && reviews === true,
    };
  }, `capabilities ${view} ${viewCalendar} ${decideReviews}`);
  return data ?? NONE;
}
