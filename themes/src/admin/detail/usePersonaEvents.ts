import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import type { PersonaSchema } from "../../shared/api/types";
import { useLoad } from "../../shared/useLoad";
import type { OwnedPersona } from "../api/types";
import { type Someone, useUserNames } from "../api/useUserNames";
import { type Change, changesBetween, type Snapshot } from "./changed";
import { doerOf } from "./doers";

/** Of either kind; the tab says when there may be more. */
const LATEST = 100;

export type Entry = {
  time: number;
  what: string;
  /** Undefined for the server. */
  who: Someone | undefined;
  /** Undefined where the realm does not save what personas were. */
  changes?: Change[];
};

/** An entry with the persona as it was then, where the realm saves that. */
type Raw = Entry & { snapshot?: Snapshot };

/** What administrators, stewards and the owner have done to a persona, as far as the realm saves events; the latest first. */
export function usePersonaEvents(persona: OwnedPersona, schema: PersonaSchema) {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  const nameOf = useUserNames();

  const byAdministrators = async (): Promise<Raw[]> => {
    const events = await adminClient.realms.findAdminEvents({
      realm,
      resourcePath: `personas/${persona.id}`,
      max: LATEST,
    });
    return Promise.all(
      events.map(
        async ({ time, operationType, authDetails, representation }) => {
          const snapshot = snapshotOf(representation);
          const id = authDetails?.userId;
          return {
            time: time ?? 0,
            what: (operationType ?? "").toLowerCase(),
            who: id ? await nameOf(id) : undefined,
            ...(snapshot ? { snapshot } : {}),
          };
        },
      ),
    );
  };
  const aboutOwner = async (): Promise<[Raw[], boolean]> => {
    const events = await adminClient.realms.findEvents({
      realm,
      user: persona.user_sub,
      type: "UPDATE_PROFILE",
      max: LATEST,
    });
    const own = events.filter(
      ({ details }) => details?.["persona"] === persona.id,
    );
    const entries = own.map(async ({ time, details }) => {
      const id = doerOf(details, persona.user_sub);
      return {
        time: time ?? 0,
        what: String(details?.["persona_action"]),
        who: id ? await nameOf(id) : undefined,
      };
    });
    return [await Promise.all(entries), events.length === LATEST];
  };
  return useLoad(async () => {
    const [administrators, [owner, isOwnerFull]] = await Promise.all([
      byAdministrators(),
      aboutOwner(),
    ]);
    const entries = [...administrators, ...owner].sort(
      (one, other) => one.time - other.time,
    );
    return {
      entries: withChanges(entries, schema).reverse(),
      isFull: administrators.length === LATEST || isOwnerFull,
    };
  }, persona.id + persona.updated_at);
}

/** What each entry has changed; unknown after a change of the owner, whose events have no values. */
function withChanges(entries: Raw[], schema: PersonaSchema): Entry[] {
  let last: Snapshot | undefined;
  return entries.map(({ snapshot, ...entry }) => {
    const changes =
      last && snapshot && entry.what === "update"
        ? changesBetween(last, snapshot, schema)
        : undefined;
    if (entry.what !== "select") {
      last = snapshot;
    }
    return changes ? { ...entry, changes } : entry;
  });
}

function snapshotOf(representation: string | undefined): Snapshot | undefined {
  try {
    return representation
      ? (JSON.parse(representation) as Snapshot)
      : undefined;
  } catch {
    return undefined;
  }
}
