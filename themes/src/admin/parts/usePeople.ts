import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useCallback } from "react";
import type { Choice } from "./Picker";

/** Finds users of the realm by what their names or addresses have in them. */
export function usePeople(): (search: string) => Promise<Choice[]> {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useCallback(
    async (search) =>
      (await adminClient.users.find({ realm, search, max: 10 })).map(
        ({ id, username, email }) => ({
          value: id!,
          label: username!,
          description: email ?? "",
        }),
      ),
    [adminClient, realm],
  );
}
