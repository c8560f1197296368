import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useMemo } from "react";
import { createHttp, type Http } from "../../shared/api/http";

/** The extension's administration of the realm that the console shows. */
export function useAdminApi(): Http {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useMemo(
    () =>
      createHttp(
        `${adminClient.baseUrl.replace(/\/$/, "")}/admin/realms/${encodeURIComponent(realm)}/personas`,
        () => adminClient.getAccessToken(),
      ),
    [adminClient, realm],
  );
}
