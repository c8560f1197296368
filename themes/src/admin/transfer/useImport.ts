import { useEffect, useRef, useState } from "react";
import { type Answer, isAborted } from "../../shared/api/http";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import type { ImportProgress, ImportResult } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { filePart } from "./filePart";
import { rememberFile } from "./knownFiles";

export type ImportOptions = {
  mode: string;
  override_limit: boolean;
  restore: boolean;
  schema: string;
};

/** An import at work: what of its file has been sent, and what came of it. */
type Run = {
  id: string;
  file: File;
  dryRun: boolean;
  sent: number;
  parts: number;
  lines: number;
  problems: ImportResult["problems"];
  warnings: string[];
};

type State = {
  run?: Run;
  busy?: boolean;
  result?: ImportResult;
  problem?: ProblemError;
  cancelled?: boolean;
};

/** Of the faults of a very long file, the first are enough. */
const MOST_PROBLEMS = 10_000;

/** Sends a file in parts, each answered with how far the import has come. */
export function useImport() {
  const api = useAdminApi();
  const [state, setState] = useState<State>({});
  const sending = useRef<AbortController>();
  // Whoever leaves has been asked.
  useEffect(() => () => sending.current?.abort(), []);

  const drop = (run: Run | undefined) => {
    if (run) {
      api.call("DELETE", `/import/${run.id}`).catch(() => undefined);
    }
  };

  const go = async (start: () => Promise<Run>) => {
    const aborted = new AbortController();
    sending.current = aborted;
    const { signal } = aborted;
    let run: Run | undefined;
    try {
      run = await start();
      setState({ run, busy: true });
      while (run.sent < run.file.size) {
        const part = await filePart(run.file, run.sent);
        const { data }: Answer<ImportResult> = await api.call(
          "PUT",
          `/import/${run.id}/parts/${run.parts + 1}`,
          { body: part, contentType: "application/x-ndjson", signal },
        );
        run = {
          ...run,
          sent: run.sent + part.size,
          parts: run.parts + 1,
          lines: data.lines,
          problems: [...run.problems, ...data.problems].slice(0, MOST_PROBLEMS),
          warnings: [...run.warnings, ...data.warnings],
        };
        setState({ run, busy: true });
      }
      const { data } = await api.call<ImportResult>(
        "POST",
        `/import/${run.id}/finish`,
        { query: { parts: run.parts }, signal },
      );
      const warnings = [...new Set([...run.warnings, ...data.warnings])];
      setState({ result: { ...data, problems: run.problems, warnings } });
    } catch (error) {
      if (!isAborted(error)) {
        setState({ problem: problemOf(error), ...(run && { run }) });
      }
    }
  };

  const send = (file: File, options: ImportOptions, dryRun: boolean) => {
    drop(state.run);
    setState({ busy: true });
    return go(async () => {
      const { data } = await api.call<ImportProgress>("POST", "/import/parts", {
        query: { ...options, dry_run: dryRun },
      });
      rememberFile(data.id, file);
      return {
        id: data.id,
        file,
        dryRun,
        sent: 0,
        parts: 0,
        lines: 0,
        problems: [],
        warnings: [],
      };
    });
  };

  const resume = () => {
    const { run } = state;
    // A part that had arrived in spite of all is not taken twice.
    return run ? go(() => Promise.resolve(run)) : Promise.resolve();
  };

  /** Goes on with an import that was left, from the part on that is next. */
  const goOnWith = (progress: ImportProgress, file: File) => {
    setState({ busy: true });
    return go(async () => {
      const done = (progress.next_part ?? 1) - 1;
      let sent = 0;
      for (let part = 0; part < done && sent < file.size; part++) {
        sent += (await filePart(file, sent)).size;
      }
      return {
        id: progress.id,
        file,
        dryRun: progress.dry_run,
        sent,
        parts: done,
        lines: progress.lines,
        problems: [],
        warnings: [],
      };
    });
  };

  const cancel = () => {
    sending.current?.abort();
    drop(state.run);
    setState({ cancelled: true });
  };

  const clear = () => {
    drop(state.run);
    setState({});
  };

  return {
    ...state,
    busy: state.busy === true,
    send,
    resume,
    goOnWith,
    cancel,
    clear,
  };
}
