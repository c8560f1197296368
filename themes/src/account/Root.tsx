import {
  type AccountEnvironment,
  PageNav,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { Page, PageContext, Spinner } from "@patternfly/react-core";
import { Suspense, useContext } from "react";
import { Outlet } from "react-router-dom";
import { accessOf } from "./access";
import { AccountHeader } from "./AccountHeader";
import { useCapabilities } from "./useCapabilities";

/** The stock console's frame around its pages and ours. */
export const Root = () => (
  <Page header={<AccountHeader />} sidebar={<Navigation />} isManagedSidebar>
    <Suspense fallback={<Spinner />}>
      <Outlet />
    </Suspense>
  </Page>
);

/** The stock navigation. It has a copy of PatternFly of its own, so that opening and closing it is up to us. */
const Navigation = () => {
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  const { isSidebarOpen } = useContext(PageContext);
  const { calendar, assessments, reviews, circles } = useCapabilities();
  // It shows an entry of content.json while the feature that it names is on.
  Object.assign(environment.features, {
    isPersonasEnabled: accessOf(keycloak).view,
    isPersonasCalendarEnabled: calendar,
    isPersonasAssessmentsEnabled: assessments,
    isPersonasReviewsEnabled: reviews,
    isPersonasCirclesEnabled: circles,
  });
  return (
    <div className="kc-personas-navigation" hidden={!isSidebarOpen}>
      <PageNav />
    </div>
  );
};
