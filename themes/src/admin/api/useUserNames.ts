import {
  useAdminClient,
  useRealm,
  useWhoAmI,
} from "@keycloak/keycloak-admin-ui";
import { useMemo } from "react";

/** Who somebody is; administrators are of the realm that is shown, or of master. */
export type Someone = { id: string; name: string; isOfRealm: boolean };

/** Finds the users that ids stand for, each once; who may not be read, or is gone, keeps the id. */
export function useUserNames(): (id: string) => Promise<Someone> {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  const {
    whoAmI: { userId: own, realm: home },
  } = useWhoAmI();
  return useMemo(() => {
    const known = new Map<string, Promise<Someone>>();
    const nameIn = (id: string, of: string) =>
      adminClient.users
        .findOne({ id, realm: of })
        .then((user) => user?.username)
        .catch(() => undefined);
    const find = async (id: string): Promise<Someone> => {
      // What is left of a removed user.
      if (id.startsWith("anonymous:")) {
        return { id, name: id, isOfRealm: false };
      }
      // Keycloak finds the administrator who asks in whatever realm is asked about.
      const isElsewhere = id === own && home !== realm;
      const name = isElsewhere ? undefined : await nameIn(id, realm);
      if (name !== undefined || realm === "master") {
        return { id, name: name ?? id, isOfRealm: name !== undefined };
      }
      const other = await nameIn(id, "master");
      return { id, name: other ?? id, isOfRealm: false };
    };
    return (id) => {
      const found = known.get(id) ?? find(id);
      known.set(id, found);
      return found;
    };
  }, [adminClient, realm, own, home]);
}
