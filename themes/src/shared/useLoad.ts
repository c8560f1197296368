import { useCallback, useEffect, useRef, useState } from "react";
import { isAborted } from "./api/http";
import { problemOf, type ProblemError } from "./api/problem";

export type Loaded<T> = {
  /** Stays while it is loaded again. */
  data: T | undefined;
  problem: ProblemError | undefined;
  loading: boolean;
  reload: () => void;
};

/** Loads something when the page is shown, and again when the key changes; an answer that comes too late is dropped. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  key: string,
): Loaded<T> {
  const [state, setState] = useState<{
    data?: T;
    problem?: ProblemError;
    loading: boolean;
  }>({ loading: true });
  const [count, setCount] = useState(0);
  const latest = useRef(load);

  useEffect(() => {
    latest.current = load;
  });

  useEffect(() => {
    const abort = new AbortController();
    setState(({ data }) => ({
      ...(data === undefined ? {} : { data }),
      loading: true,
    }));
    latest.current(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) {
          setState({ data, loading: false });
        }
      },
      (error: unknown) => {
        if (!abort.signal.aborted && !isAborted(error)) {
          setState({ problem: problemOf(error), loading: false });
        }
      },
    );
    return () => abort.abort();
  }, [key, count]);

  const reload = useCallback(() => setCount((before) => before + 1), []);
  return {
    data: state.data,
    problem: state.problem,
    loading: state.loading,
    reload,
  };
}
