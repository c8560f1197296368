import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { useMemo } from "react";
import { createHttp, type Http } from "../shared/api/http";

/** Calls of the persona API with the console's own token. */
export function useHttp(): Http {
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  const { serverBaseUrl, realm } = environment;

  return useMemo(
    () =>
      createHttp(
        `${serverBaseUrl}/realms/${encodeURIComponent(realm)}/persona`,
        async () => {
          try {
            await keycloak.updateToken(5);
          } catch {
            await keycloak.login();
          }
          return keycloak.token;
        },
      ),
    [keycloak, serverBaseUrl, realm],
  );
}
