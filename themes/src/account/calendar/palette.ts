import type { Persona } from "../../shared/api/types";

/** Told apart by people who do not see all colours too, and seen on light and on dark pages alike. */
export const PALETTE = [
  "#0e86d4",
  "#d1621a",
  "#4f9a2e",
  "#a45ee5",
  "#d6477c",
  "#0f9b8e",
  "#a8841a",
  "#6a86b8",
] as const;

/** Of what belongs to no persona. */
export const PLAIN = "#83878b";

/** A colour for each persona, which stays the same as long as the user has it: the oldest has the first. */
export function coloursOf(personas: Persona[]): (id?: string) => string {
  const ids = personas
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
    .map(({ id }) => id);
  return (id) => {
    const place = id === undefined ? -1 : ids.indexOf(id);
    return PALETTE[place % PALETTE.length] ?? PLAIN;
  };
}
