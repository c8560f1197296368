import { useState } from "react";
import { useLoad } from "./useLoad";

/** A part of a list, and where the next part begins, if there is one. */
export type Part<T> = { rows: T[]; next?: string | undefined };

export type Pages<T> = ReturnType<typeof usePages<T>>;

/**
 * A list that is read page by page, each from where the one before has ended.
 *
 * @param key what the list depends on; another one begins at the first page
 */
export function usePages<T>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Part<T>>,
  key: string,
) {
  const [state, setState] = useState({ key, cursors: [] as string[] });
  const cursors = state.key === key ? state.cursors : [];
  const loaded = useLoad(
    (signal) => load(cursors.at(-1), signal),
    JSON.stringify([key, cursors]),
  );
  const next = loaded.loading ? undefined : loaded.data?.next;
  return {
    ...loaded,
    page: cursors.length + 1,
    onPrevious:
      cursors.length > 0
        ? () => setState({ key, cursors: cursors.slice(0, -1) })
        : undefined,
    onNext:
      next === undefined
        ? undefined
        : () => setState({ key, cursors: [...cursors, next] }),
  };
}
