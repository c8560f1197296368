import { useTranslation } from "react-i18next";
import { useLoad } from "../shared/useLoad";
import { listCircles } from "./circles/api";
import { sharedSchema } from "./sharedSchema";
import { useAccess } from "./useAccess";
import { useHttp } from "./useHttp";

export type Capabilities = {
  calendar: boolean;
  assessments: boolean;
  reviews: boolean;
  circles: boolean;
};

const NONE: Capabilities = {
  calendar: false,
  assessments: false,
  reviews: false,
  circles: false,
};

/** What the realm has of what the user may see; without a role nobody is asked. */
export function useCapabilities(): Capabilities {
  const { i18n } = useTranslation();
  const http = useHttp();
  const { view, viewCalendar, decideReviews, manageCircles } = useAccess();
  const { data } = useLoad(async () => {
    if (!view && !viewCalendar && !decideReviews && !manageCircles) {
      return NONE;
    }
    const schema = await sharedSchema(http, i18n.language);
    const { calendar, assessments, reviews } = schema;
    const isSteward =
      manageCircles &&
      (await listCircles(http, schema).then(
        (circles) => circles.length > 0,
        () => false,
      ));
    return {
      calendar: viewCalendar && calendar?.enabled === true,
      assessments: view && (assessments ?? []).length > 0,
      reviews: decideReviews && reviews === true,
      circles: isSteward,
    };
  }, `capabilities ${view} ${viewCalendar} ${decideReviews} ${manageCircles}`);
  return data ?? NONE;
}
