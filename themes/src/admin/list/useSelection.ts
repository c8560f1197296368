import { useState } from "react";
import type { OwnedPersona } from "../api/types";

export type Selection = {
  /** Those that were picked, on whatever pages. */
  personas: Map<string, OwnedPersona>;
  /** Whether all are meant that the filters find, those of other pages too. */
  all: boolean;
};

const NONE: Selection = { personas: new Map(), all: false };

/**
 * What is picked in a list. It stays from page to page, and ends when other filters are set.
 *
 * @param filters what the list is filtered by, as a text
 */
export function useSelection(filters: string) {
  const [state, setState] = useState({ filters, selection: NONE });
  const selection = state.filters === filters ? state.selection : NONE;
  const set = (next: Selection) => setState({ filters, selection: next });

  return {
    selection,
    clear: () => set(NONE),
    selectAll: () => set({ personas: new Map(), all: true }),
    /** Picks some, or no longer; whoever changes one of all means single ones from then on. */
    pick: (personas: OwnedPersona[], on: boolean) => {
      const next = new Map(selection.personas);
      for (const persona of personas) {
        if (on) {
          next.set(persona.id, persona);
        } else {
          next.delete(persona.id);
        }
      }
      set({ personas: next, all: false });
    },
  };
}
