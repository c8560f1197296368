import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { useLoad } from "../../shared/useLoad";
import type { AdminSchema } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { forgetSchemaView } from "../api/useSchemaView";

/** How many personas have titles and circles that the new schema lacks. */
export type InUse = {
  titles: Record<string, number>;
  circles: Record<string, number>;
  /** How many can be used no more until they are assessed, by title. */
  unassessed?: Record<string, number>;
};

/** Who holds titles that the new schema makes managers of others: how many, and some of them. */
export type NewStewards = Record<
  string,
  { count: number; usernames: string[] }
>;

/** What somebody has to agree to before the schema is saved. */
export type Consequences = { inUse?: InUse; newStewards?: NewStewards };

/** The realm's schema, and what the administrator makes of it until it is saved. */
export function useSchemaDraft() {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const loaded = useLoad(
    (signal) => api.call<AdminSchema>("GET", "/schema", { signal }),
    "schema",
  );
  const [draft, setDraft] = useState<AdminSchema>();
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [consequences, setConsequences] = useState<Consequences>();
  const [busy, setBusy] = useState(false);
  // As the last save here was answered, which is newer than what was loaded.
  const [saved, setSaved] = useState<typeof loaded.data>();
  const stored = saved ?? loaded.data;

  useEffect(() => {
    if (loaded.data) {
      setSaved(undefined);
      setDraft(loaded.data.data);
      setFaults({});
    }
  }, [loaded.data]);

  const dirty = useMemo(
    () =>
      draft !== undefined &&
      stored !== undefined &&
      JSON.stringify(draft) !== JSON.stringify(stored.data),
    [draft, stored],
  );

  const save = async (force = false) => {
    setBusy(true);
    setFaults({});
    setConsequences(undefined);
    try {
      const answer = await api.call<AdminSchema>("PUT", "/schema", {
        query: force ? { force: true } : {},
        body: draft,
        ifMatch: stored?.etag,
      });
      forgetSchemaView();
      setSaved(answer);
      // What was changed in the meantime stays, to be saved next.
      setDraft((now) => (now === draft ? answer.data : now));
      alerts.succeeded(t("personas.schema.saved"));
    } catch (error) {
      const problem = problemOf(error);
      const { in_use: inUse, new_stewards: newStewards } = problem.body;
      if (inUse || newStewards) {
        setConsequences({
          ...(inUse ? { inUse: inUse as InUse } : {}),
          ...(newStewards ? { newStewards: newStewards as NewStewards } : {}),
        });
      } else if (Object.keys(problem.errors).length > 0) {
        setFaults(problem.errors);
      } else {
        alerts.failed(
          t(
            problem.status === 412
              ? "personas.schema.stale"
              : "personas.schema.failed",
          ),
          error,
        );
      }
    } finally {
      setBusy(false);
    }
  };

  return {
    ...loaded,
    data: stored,
    draft,
    setDraft,
    dirty,
    busy,
    faults,
    consequences,
    save,
    keepEditing: () => setConsequences(undefined),
    revert: () => {
      setDraft(stored?.data);
      setFaults({});
    },
  };
}
