import { routes } from "@keycloak/keycloak-admin-ui";
import type { RouteObject } from "react-router-dom";
import { ConsoleExtension } from "./ConsoleExtension";
import { CreatePage } from "./detail/CreatePage";
import { PersonaPage } from "./detail/PersonaPage";
import { PersonasSection } from "./PersonasSection";
import { UserPage } from "./user/UserPage";

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

const USER_PAGE = "/:realm/users/:id/:tab";

/** The stock console's routes with ours among them; the list is the one that breadcrumbs and permissions are read from. */
export function consoleRoutes(): RouteObject[] {
  const userPage = routes.find(({ path }) => path === USER_PAGE);
  if (!userPage) {
    throw new Error(`This Keycloak has no page ${USER_PAGE}`);
  }
  userPage.element = <UserPage>{userPage.element}</UserPage>;
  routes.unshift(...ours);
  return [{ element: <ConsoleExtension />, children: routes }];
}
