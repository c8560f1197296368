import type { Persona } from "../../shared/api/types";

/** A circle that the user manages, by which of the own personas, with what waits there. */
export type Circle = {
  circle: string;
  /** The titles that the user manages there. */
  titles: string[];
  /** The own persona that lets the user do so. */
  mandate: string;
  members: number;
  pending: number;
  /** Where the realm has invitations. */
  invited?: number;
  ending_soon: number;
  /** The counts that are higher than they read. */
  more?: CountName[];
};

export type CountName = "members" | "pending" | "invited" | "ending_soon";

export const ACTIONS = [
  "approve",
  "reject",
  "suspend",
  "resume",
  "extend",
  "remove",
] as const;

export type Action = (typeof ACTIONS)[number];

/** A persona of somebody in a circle that the user manages. */
export type Member = Pick<
  Persona,
  | "id"
  | "title"
  | "circle"
  | "status"
  | "active"
  | "valid_from"
  | "valid_till"
  | "active_until"
  | "next_active_from"
  | "note"
> & {
  /** Whose it is, as far as stewards are told. */
  username?: string;
  name?: string;
  /** Why it was asked for, and until when it waits. */
  reason?: string;
  requested_at?: string;
  request_ends_at?: string;
  own: boolean;
  can: Action[];
};
