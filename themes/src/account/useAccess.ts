import { useEnvironment } from "@keycloak/keycloak-account-ui";
import { type Access, accessOf } from "./access";

export function useAccess(): Access {
  const { keycloak } = useEnvironment();
  return accessOf(keycloak);
}
