import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "./useAdminApi";
import { usePermissions } from "./usePermissions";

/**
 * Whether the administrator may change personas: of the user, or of some users where none is named. Only who lacks the
 * role for all users is asked for, since fine-grained permissions are known to the server alone.
 */
export function useMayManage(user?: string): boolean {
  const api = useAdminApi();
  const { manageAll } = usePermissions();
  const { data } = useLoad(
    async (signal) =>
      manageAll ||
      (await api.get<{ manage: boolean }>("/access", { user }, signal)).manage,
    JSON.stringify([manageAll, user]),
  );
  return manageAll || data === true;
}
