import { useState } from "react";
import { useLoad } from "./useLoad";

/** A part of a list, and where the next part begins, if there is one. */
export type Part<T> = { rows: T[]; next?: string | undefined };

export type Pages<T> = ReturnType<typeof usePages<T>>;

/** Which rows of a list are asked for. */
type RowRange = { first: number; max: number };

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

/**
 * A list that is read page by page, each by how many rows stand before it.
 *
 * @param load reads one row more than a page has, which shows whether there is another page
 * @param size how many rows a page has
 */
export const useOffsetPages = <T>(
  load: (range: RowRange, signal: AbortSignal) => Promise<T[]>,
  size: number,
  key: string,
): Pages<T> =>
  usePages<T>(async (cursor, signal) => {
    const first = Number(cursor ?? 0);
    const found = await load({ first, max: size + 1 }, signal);
    return {
      rows: found.slice(0, size),
      next: found.length > size ? String(first + size) : undefined,
    };
  }, key);
