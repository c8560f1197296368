import { useAccess, useRealm } from "@keycloak/keycloak-admin-ui";

/** What the administrator may do as far as the console knows; the server decides. */
export function usePermissions() {
  const { hasAccess } = useAccess();
  const { realmRepresentation } = useRealm();
  // With fine-grained permissions the roles do not tell.
  const fineGrained = realmRepresentation.adminPermissionsEnabled === true;
  return {
    viewAll: hasAccess("view-users"),
    manageAll: hasAccess("manage-users"),
    viewRealm: hasAccess("view-realm"),
    manageRealm: hasAccess("manage-realm"),
    viewEvents: hasAccess("view-events"),
    manageClients: hasAccess("manage-clients") || fineGrained,
    viewClients: hasAccess("view-clients") || fineGrained,
  };
}
