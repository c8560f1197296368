import { useState } from "react";

export type Selection<T> = {
  /** Those that were picked, on whatever pages. */
  picked: Map<string, T>;
  /** Whether all are meant that the filters find, those of other pages too. */
  all: boolean;
};

/**
 * What is picked in a list. It stays from page to page, and ends when other filters are set.
 *
 * @param filters what the list is filtered by, as a text
 */
export function useSelection<T extends { id: string }>(filters: string) {
  const none: Selection<T> = { picked: new Map(), all: false };
  const [state, setState] = useState({ filters, selection: none });
  const selection = state.filters === filters ? state.selection : none;
  const set = (next: Selection<T>) => setState({ filters, selection: next });

  return {
    selection,
    clear: () => set(none),
    selectAll: () => set({ picked: new Map(), all: true }),
    /** Picks some, or no longer; whoever changes one of all means single ones from then on. */
    pick: (rows: T[], on: boolean) => {
      const next = new Map(selection.picked);
      for (const row of rows) {
        if (on) {
          next.set(row.id, row);
        } else {
          next.delete(row.id);
        }
      }
      set({ picked: next, all: false });
    },
  };
}
