import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { label } from "@keycloak/keycloak-ui-shared";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "./Picker";

/** Finds clients of the realm by what their client ids have in them. */
export function useClients(): (search: string) => Promise<Choice[]> {
  const { t } = useTranslation();
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useCallback(
    async (search) =>
      (
        await adminClient.clients.find({
          realm,
          clientId: search,
          search: true,
          max: 10,
        })
      ).map(({ clientId, name }) => ({
        value: clientId!,
        label: clientId!,
        description: label(t, name) ?? "",
      })),
    [adminClient, realm, t],
  );
}
