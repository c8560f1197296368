import type Keycloak from "keycloak-js";

/** What the token lets its user do; the server decides, this only hides what it would refuse. */
export type Access = { view: boolean; manage: boolean };

const CLIENT = "persona-api";

/** Neither in a realm that is not set up: it has no such client. */
export function accessOf(keycloak: Keycloak): Access {
  return {
    view: keycloak.hasResourceRole("view-own-personas", CLIENT),
    manage: keycloak.hasResourceRole("manage-own-personas", CLIENT),
  };
}
