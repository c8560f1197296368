import { Page } from "@keycloak/keycloak-account-ui";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router-dom";
import { AlertsProvider } from "../shared/Alerts";
import { ProblemError } from "../shared/api/problem";
import { Failure } from "../shared/States";
import { useAccess } from "./useAccess";

/** Around all pages on personas; for a user who lacks the role, or a realm that has no personas, it says so. */
export const PersonasArea = () => {
  const { t } = useTranslation();
  const { view } = useAccess();
  if (!view) {
    return (
      <Page
        title={t("personas.account.title")}
        description={t("personas.account.description")}
      >
        <Failure problem={new ProblemError(403, "")} />
      </Page>
    );
  }
  return (
    <AlertsProvider>
      <Outlet />
    </AlertsProvider>
  );
};
