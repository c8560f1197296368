import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { createHttp } from "../../shared/api/http";
import { useLoad } from "../../shared/useLoad";

/** The aliases of the user's organizations, as the account console's own page lists them; undefined while they are not known. */
export function useOrganizations(wanted: boolean): string[] | undefined {
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  const { data } = useLoad(async (signal) => {
    if (!wanted) {
      return undefined;
    }
    const account = createHttp(
      `${environment.serverBaseUrl}/realms/${encodeURIComponent(environment.realm)}/account`,
      () => Promise.resolve(keycloak.token),
    );
    const organizations = await account.get<{ alias: string }[]>(
      "/organizations",
      {},
      signal,
    );
    return organizations.map(({ alias }) => alias);
  }, `organizations ${wanted}`);
  return data;
}
