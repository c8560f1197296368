import { useState } from "react";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import type { ImportProgress, ImportResult } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";

export type ImportOptions = {
  mode: string;
  override_limit: boolean;
  restore: boolean;
  schema: string;
};

type State = {
  result?: ImportResult;
  problem?: ProblemError;
  /** How many lines are done, while it runs. */
  lines?: number;
};

const EVERY = 1000;

/** Sends a file and watches how far the server has come. */
export function useImport() {
  const api = useAdminApi();
  const [state, setState] = useState<State>({});

  const send = async (file: File, options: ImportOptions, dryRun: boolean) => {
    setState({ lines: 0 });
    const before = Date.now();
    const watch = setInterval(() => {
      api.get<{ imports: ImportProgress[] }>("/import").then(
        ({ imports }) => {
          const running = imports.find(({ state: of }) => of === "running");
          if (running && Date.now() - before > EVERY) {
            setState((now) =>
              now.lines === undefined ? now : { lines: running.lines },
            );
          }
        },
        () => undefined,
      );
    }, EVERY);
    try {
      const { data } = await api.call<ImportResult>("POST", "/import", {
        query: { ...options, dry_run: dryRun },
        body: file,
        contentType: "application/x-ndjson",
      });
      setState({ result: data });
    } catch (error) {
      setState({ problem: problemOf(error) });
    } finally {
      clearInterval(watch);
    }
  };

  return {
    ...state,
    busy: state.lines !== undefined,
    send,
    clear: () => setState({}),
  };
}
