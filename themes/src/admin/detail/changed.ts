import type { PersonaSchema } from "../../shared/api/types";

/** A persona as an event has it. */
export type Snapshot = Record<string, unknown>;

/** A member that differs; of a group with the group's name. */
export type Change = {
  group?: string;
  member: string;
  before: unknown;
  after: unknown;
};

/** Follow from other members or from the clock. */
const DERIVED = ["updated_at", "created_at", "active", "persona_id", "version"];

/** What is different in a later snapshot, in the order in which forms show it. */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
  schema: PersonaSchema,
): Change[] {
  const groups = new Set(schema.groups.map(({ name }) => name));
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return members
    .filter((member) => !DERIVED.includes(member))
    .flatMap((member) =>
      groups.has(member)
        ? differing(inside(before[member]), inside(after[member])).map(
            (change) => ({ ...change, group: member }),
          )
        : differing({ [member]: before[member] }, { [member]: after[member] }),
    );
}

function differing(before: Snapshot, after: Snapshot): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((member) => ({
      member,
      before: before[member],
      after: after[member],
    }))
    .filter(
      (change) =>
        JSON.stringify(change.before ?? null) !==
        JSON.stringify(change.after ?? null),
    );
}

const inside = (value: unknown) => (value ?? {}) as Snapshot;
