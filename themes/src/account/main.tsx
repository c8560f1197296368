import "@patternfly/patternfly/patternfly-addons.css";
import "@patternfly/react-core/dist/styles/base.css";
import "keycloak-account-ui.css";

import {
  type AccountEnvironment,
  KeycloakProvider,
  routes,
} from "@keycloak/keycloak-account-ui";
import { getInjectedEnvironment } from "@keycloak/keycloak-ui-shared";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router-dom";
import { startI18n } from "../shared/i18n";
import { MyPersonas } from "./MyPersonas";
import { Root } from "./Root";

const environment = getInjectedEnvironment<AccountEnvironment>();

await startI18n({
  realm: environment.realm,
  language: environment.locale,
  loadPath: `${environment.serverBaseUrl}/resources/{{ns}}/account/{{lng}}`,
});

const router = createBrowserRouter([
  {
    path: decodeURIComponent(new URL(environment.baseUrl).pathname),
    element: (
      <KeycloakProvider environment={environment}>
        <Root />
      </KeycloakProvider>
    ),
    children: [...routes, { path: "personas", element: <MyPersonas /> }],
  },
]);

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
