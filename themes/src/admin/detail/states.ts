import type { PersonaSchema } from "../../shared/api/types";
import { type Change, changesBetween } from "./changed";

/** What a persona was from an instant on, and who brought it about. */
export type PersonaState = {
  at: string;
  event:
    "started" | "created" | "changed" | "removed" | "withdrawn" | "expired";
  id: string;
  user_sub: string;
  title: string;
  circle: string;
  status: string;
  valid_from: string;
  valid_till: string;
  by?: string;
  door: string;
};

const held = ({ title, circle, status, ...state }: PersonaState) => ({
  title,
  circle,
  status,
  valid_from: state.valid_from,
  valid_till: state.valid_till,
});

/** Whether the persona is gone since then. */
export const isGone = ({ event }: PersonaState): boolean =>
  ["removed", "withdrawn", "expired"].includes(event);

/** What has become different with a state; nothing is known to differ where the one before is not there. */
export const changesOf = (
  state: PersonaState,
  before: PersonaState | undefined,
  schema: PersonaSchema,
): Change[] =>
  before && state.event === "changed"
    ? changesBetween(held(before), held(state), schema)
    : [];
