import { useAccess, useRealm } from "@keycloak/keycloak-admin-ui";
import {
  createContext,
  type PropsWithChildren,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useAdminApi } from "./useAdminApi";

export type Pending = {
  /** How many personas of the realm wait for approval; undefined where that is not known. */
  count: number | undefined;
  /** Counts again. */
  refresh: () => void;
};

const Context = createContext<Pending>({
  count: undefined,
  refresh: () => undefined,
});

/** Counts once for a realm, whatever pages are opened; and again when something was decided. */
export const PendingProvider = ({ children }: PropsWithChildren) => {
  const api = useAdminApi();
  const { realm } = useRealm();
  const { hasAccess } = useAccess();
  const mayList = hasAccess("query-users");
  const [known, setKnown] = useState<{ realm: string; count: number }>();
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (!mayList) {
      return;
    }
    const abort = new AbortController();
    api
      .get<{ count: number }>("/count", { state: "pending" }, abort.signal)
      .then(
        ({ count }) => {
          if (!abort.signal.aborted) {
            setKnown({ realm, count });
          }
        },
        // A realm that is not set up has none, and the page says so; a badge is not worth a message.
        () => undefined,
      );
    return () => abort.abort();
  }, [api, realm, mayList, asked]);

  const refresh = useCallback(() => setAsked((before) => before + 1), []);
  const count = known?.realm === realm ? known.count : undefined;
  const pending = useMemo(() => ({ count, refresh }), [count, refresh]);
  return <Context.Provider value={pending}>{children}</Context.Provider>;
};

export function usePending(): Pending {
  return useContext(Context);
}
