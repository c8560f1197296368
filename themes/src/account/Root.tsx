import {
  type AccountEnvironment,
  Header,
  PageNav,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { Page, Spinner } from "@patternfly/react-core";
import { Suspense } from "react";
import { Outlet } from "react-router-dom";
import { accessOf } from "./access";

/** The stock console's frame around its pages and ours. */
export const Root = () => {
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  // The navigation shows an entry of content.json while the feature that it names is on.
  Object.assign(environment.features, {
    isPersonasEnabled: accessOf(keycloak).view,
  });
  return (
    <Page header={<Header />} sidebar={<PageNav />} isManagedSidebar>
      <Suspense fallback={<Spinner />}>
        <Outlet />
      </Suspense>
    </Page>
  );
};
