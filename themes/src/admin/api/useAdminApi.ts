import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useMemo } from "react";
import { createHttp, type Http } from "../../shared/api/http";

/** The administration of the realm that the console shows: the extension's, or another part of it. */
export function useAdminApi(part = "/personas"): Http {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useMemo(
    () =>
      createHttp(
        `${adminClient.baseUrl.replace(/\/$/, "")}/admin/realms/${encodeURIComponent(realm)}${part}`,
        () => adminClient.getAccessToken(),
      ),
    [adminClient, realm, part],
  );
}
