import { Page } from "@keycloak/keycloak-account-ui";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router-dom";
import { AlertsProvider } from "../../shared/Alerts";
import { ProblemError } from "../../shared/api/problem";
import { Failure, Loading } from "../../shared/States";
import { useAccess } from "../useAccess";

/** Around all pages of the calendar; for a user who lacks the role it says so. */
export const CalendarArea = () => {
  const { t } = useTranslation();
  const { viewCalendar } = useAccess();
  if (!viewCalendar) {
    return (
      <Page
        title={t("personas.calendar.title")}
        description={t("personas.calendar.description")}
      >
        <Failure problem={new ProblemError(403, "")} />
      </Page>
    );
  }
  return (
    <AlertsProvider>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </AlertsProvider>
  );
};
