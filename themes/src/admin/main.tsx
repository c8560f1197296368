import "@patternfly/patternfly/patternfly-addons.css";
import "@patternfly/react-core/dist/styles/base.css";
import "@patternfly/patternfly/patternfly-charts.css";
import "@patternfly/patternfly/patternfly-charts-theme-dark.css";
import "@keycloak/keycloak-admin-ui/styles.css";
import "./admin.css";

import {
  AdminUi,
  type AdminEnvironment,
  KeycloakProvider,
} from "@keycloak/keycloak-admin-ui";
import { getInjectedEnvironment } from "@keycloak/keycloak-ui-shared";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createHashRouter, RouterProvider } from "react-router-dom";
import { startI18n } from "../shared/i18n";
import { consoleRoutes } from "./routes";

const environment = getInjectedEnvironment<AdminEnvironment>();

await startI18n({
  realm: environment.realm,
  loadPath: `${environment.adminBaseUrl}/resources/{{ns}}/admin/{{lng}}`,
});

const router = createHashRouter([
  {
    path: "/",
    element: (
      <KeycloakProvider environment={environment}>
        <AdminUi />
      </KeycloakProvider>
    ),
    children: consoleRoutes(),
  },
]);

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
