import { routes } from "@keycloak/keycloak-admin-ui";
import type { ComponentType, ReactNode } from "react";
import type { RouteObject } from "react-router-dom";
import { ConsoleExtension } from "./ConsoleExtension";
import { CirclePage } from "./circle/CirclePage";
import { CreatePage } from "./detail/CreatePage";
import { PersonaPage } from "./detail/PersonaPage";
import { PersonasSection } from "./PersonasSection";
import { PolicyPage } from "./policy/PolicyPage";
import { CreateReview } from "./reviews/CreateReview";
import { ReviewPage } from "./reviews/ReviewPage";
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
  {
    path: "/:realm/personas/circles/:circle",
    element: <CirclePage />,
    handle: {
      access: "query-users",
      breadcrumb: (t) => t("personas.circle"),
    },
  },
  {
    path: "/:realm/personas/reviews/new",
    element: <CreateReview />,
    handle: {
      access: "manage-users",
      breadcrumb: (t) => t("personas.reviews.create"),
    },
  },
  {
    path: "/:realm/personas/reviews/:id",
    element: <ReviewPage />,
    handle: {
      access: "query-users",
      breadcrumb: (t) => t("personas.reviews.one"),
    },
  },
];

/** Stock pages that get something of ours around them. */
const AROUND: Record<string, ComponentType<{ children: ReactNode }>> = {
  "/:realm/users/:id/:tab": UserPage,
  "/:realm/clients/:id/authorization/policy/new/:policyType": PolicyPage,
  "/:realm/clients/:id/authorization/policy/:policyId/:policyType": PolicyPage,
};

/** The stock console's routes with ours among them; the list is the one that breadcrumbs and permissions are read from. */
export function consoleRoutes(): RouteObject[] {
  for (const [path, Around] of Object.entries(AROUND)) {
    const stock = routes.find((route) => route.path === path);
    if (!stock) {
      throw new Error(`This Keycloak has no page ${path}`);
    }
    stock.element = <Around>{stock.element}</Around>;
  }
  routes.unshift(...ours);
  return [{ element: <ConsoleExtension />, children: routes }];
}
