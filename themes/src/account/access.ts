import type Keycloak from "keycloak-js";

/** What the token lets its user do; the server decides, this only hides what it would refuse. */
export type Access = {
  view: boolean;
  manage: boolean;
  viewCalendar: boolean;
  manageCalendar: boolean;
  decideReviews: boolean;
  manageCircles: boolean;
};

const CLIENT = "persona-api";

/** Neither in a realm that is not set up: it has no such client. */
export function accessOf(keycloak: Keycloak): Access {
  const may = (role: string) => keycloak.hasResourceRole(role, CLIENT);
  return {
    view: may("view-own-personas"),
    manage: may("manage-own-personas"),
    viewCalendar: may("view-own-calendar"),
    manageCalendar: may("manage-own-calendar"),
    decideReviews: may("decide-reviews"),
    manageCircles: may("manage-circles"),
  };
}
