import { routes } from "@keycloak/keycloak-admin-ui";
import type { RouteObject } from "react-router-dom";
import { ConsoleExtension } from "./ConsoleExtension";
import { CreatePage } from "./detail/CreatePage";
import { PersonaPage } from "./detail/PersonaPage";
import { PersonasSection } from "./PersonasSection";

type ConsoleRoute = (typeof routes)[number];

const ours: ConsoleRoute[] = [
  {
    path: "/:realm/personas",
    element: <PersonasSection />,
    handle: { access: "query-users", breadcrumb: (t) => t("personas.title") },
  },
  {
    path: "/:realm/personas/:tab",
    element: <PersonasSection />,
    handle: { access: "query-users" },
  },
  {
    path: "/:realm/personas/list/new",
    element: <CreatePage />,
    handle: {
      access: "query-users",
      breadcrumb: (t) => t("personas.create.action"),
    },
  },
  {
    path: "/:realm/personas/list/:id",
    element: <PersonaPage />,
    handle: {
      access: "query-users",
      breadcrumb: (t) => t("personas.detail.title"),
    },
  },
];

/** The stock console's routes with ours among them; the list is the one that breadcrumbs and permissions are read from. */
export function consoleRoutes(): RouteObject[] {
  routes.unshift(...ours);
  return [{ element: <ConsoleExtension />, children: routes }];
}
