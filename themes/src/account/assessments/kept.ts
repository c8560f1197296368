import type { Answers } from "../../shared/assessment/types";

/** Answers that the server has not got yet. They outlive a login that has ended, not the tab. */
export type Kept = { version: number; at: number; answers: Answers };

const keyOf = (persona: string, name: string) =>
  `personas-assessment ${persona} ${name}`;

export function keep(persona: string, name: string, kept: Kept) {
  try {
    sessionStorage.setItem(keyOf(persona, name), JSON.stringify(kept));
  } catch {
    // A browser that stores nothing: the next step saves them.
  }
}

export function readKept(persona: string, name: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(persona, name));
    const kept = text ? (JSON.parse(text) as Partial<Kept>) : undefined;
    return typeof kept?.at === "number" && typeof kept.answers === "object"
      ? (kept as Kept)
      : undefined;
  } catch {
    return undefined;
  }
}

export function forget(persona: string, name: string) {
  try {
    sessionStorage.removeItem(keyOf(persona, name));
  } catch {
    // Nothing was stored.
  }
}
