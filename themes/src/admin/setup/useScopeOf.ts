import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";

const SCOPE = "persona-circles";

/** Whether a client can ask for the scope of stewards, and the way to change that. */
export function useScopeOf(clientId: string) {
  const api = useAdminApi();
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();

  const find = async () => {
    const [client] = await adminClient.clients.find({ realm, clientId });
    const id = client?.id ?? "";
    const scopes = await adminClient.clients.listOptionalClientScopes({
      realm,
      id,
    });
    return { id, scope: scopes.find(({ name }) => name === SCOPE)?.id };
  };
  const { data, problem, reload } = useLoad(
    async () => (await find()).scope !== undefined,
    JSON.stringify([realm, clientId]),
  );

  /** Gives it to the client or takes it; what is odd about that, for people. */
  const change = async (on: boolean): Promise<string[]> => {
    if (on) {
      const { data: done } = await api.call<{ warnings: string[] }>(
        "PUT",
        "/setup/circles",
        { query: { clients: clientId } },
      );
      return done.warnings;
    }
    const { id, scope } = await find();
    if (scope !== undefined) {
      await adminClient.clients.delOptionalClientScope({
        realm,
        id,
        clientScopeId: scope,
      });
    }
    return [];
  };

  return { data, problem, reload, change };
}
