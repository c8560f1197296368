import { routes } from "@keycloak/keycloak-admin-ui";
import type { RouteObject } from "react-router-dom";
import { ConsoleExtension } from "./ConsoleExtension";
import { PersonasSection } from "./PersonasSection";

type ConsoleRoute = (typeof routes)[number];

const ours: ConsoleRoute[] = [
  {
    path: "/:realm/personas",
    element: <PersonasSection />,
    handle: { access: "query-users", breadcrumb: (t) => t("personas.title") },
  },
];

/** The stock console's routes with ours among them; the list is the one that breadcrumbs and permissions are read from. */
export function consoleRoutes(): RouteObject[] {
  routes.unshift(...ours);
  return [{ element: <ConsoleExtension />, children: routes }];
}
