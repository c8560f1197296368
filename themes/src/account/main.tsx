import "@patternfly/patternfly/patternfly-addons.css";
import "@patternfly/react-core/dist/styles/base.css";
import "keycloak-account-ui.css";
import "./account.css";

import {
  type AccountEnvironment,
  KeycloakProvider,
  routes,
} from "@keycloak/keycloak-account-ui";
import { getInjectedEnvironment } from "@keycloak/keycloak-ui-shared";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import {
  createBrowserRouter,
  Navigate,
  RouterProvider,
} from "react-router-dom";
import { startI18n } from "../shared/i18n";
import { Area } from "./Area";
import { AssessmentPage, AssessmentsPage } from "./assessments/pages";
import { CalendarPage, EditEvent, Exchange, NewEvent } from "./calendar/pages";
import { CirclePage, CirclesPage } from "./circles/pages";
import { EditPersona } from "./edit/EditPersona";
import { NewPersona } from "./edit/NewPersona";
import { MyPersonas } from "./list/MyPersonas";
import { ReviewPage, ReviewsPage } from "./reviews/pages";
import { Root } from "./Root";

const environment = getInjectedEnvironment<AccountEnvironment>();

await startI18n({
  realm: environment.realm,
  language: environment.locale,
  loadPath: `${environment.serverBaseUrl}/resources/{{ns}}/account/{{lng}}`,
});

const base = decodeURIComponent(new URL(environment.baseUrl).pathname);

const router = createBrowserRouter([
  {
    path: base,
    element: (
      <KeycloakProvider environment={environment}>
        <Root />
      </KeycloakProvider>
    ),
    children: [
      ...routes,
      {
        path: "personas",
        element: <Area texts="account" needs="view" />,
        children: [
          { index: true, element: <MyPersonas /> },
          { path: "new", element: <NewPersona /> },
          { path: ":id", element: <EditPersona /> },
        ],
      },
      {
        path: "calendar",
        element: <Area texts="calendar" needs="viewCalendar" />,
        children: [
          { index: true, element: <CalendarPage /> },
          { path: "new", element: <NewEvent /> },
          { path: "events/:id", element: <EditEvent /> },
          { path: "exchange", element: <Exchange /> },
        ],
      },
      {
        path: "assessments",
        element: <Area texts="assessments" needs="view" />,
        children: [
          { index: true, element: <AssessmentsPage /> },
          { path: ":persona/:name", element: <AssessmentPage /> },
        ],
      },
      {
        path: "reviews",
        element: <Area texts="reviews" needs="decideReviews" />,
        children: [
          { index: true, element: <ReviewsPage /> },
          { path: ":id", element: <ReviewPage /> },
        ],
      },
      {
        path: "circles",
        element: <Area texts="circles" needs="manageCircles" />,
        children: [
          { index: true, element: <CirclesPage /> },
          { path: "circle", element: <CirclePage /> },
        ],
      },
      { path: "*", element: <Navigate to={base} replace /> },
    ],
  },
]);

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
