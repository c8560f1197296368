import { Page } from "@keycloak/keycloak-account-ui";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router-dom";
import { AlertsProvider } from "../shared/Alerts";
import { ProblemError } from "../shared/api/problem";
import { Failure, Loading } from "../shared/States";
import type { Access } from "./access";
import { useAccess } from "./useAccess";

type Props = {
  /** What the texts of title and description begin with. */
  texts: string;
  /** What its user needs to see anything. */
  needs: keyof Access;
};

/** Around all pages of one kind; for a user who lacks the role, or a realm that has nothing of it, it says so. */
export const Area = ({ texts, needs }: Props) => {
  const { t } = useTranslation();
  if (!useAccess()[needs]) {
    return (
      <Page
        title={t(`personas.${texts}.title`)}
        description={t(`personas.${texts}.description`)}
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
