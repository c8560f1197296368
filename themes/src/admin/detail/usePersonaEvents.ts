import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import type { PersonaSchema } from "../../shared/api/types";
import { useLoad } from "../../shared/useLoad";
import type { OwnedPersona } from "../api/types";
import { type Change, changesBetween, type Snapshot } from "./changed";

/** Of either kind; the tab says when there may be more. */
const LATEST = 100;

export type Entry = {
  time: number;
  what: string;
  /** Undefined for the owner. */
  administrator?: { id: string; name: string; isOfRealm: boolean };
  /** Undefined where the realm does not save what personas were. */
  changes?: Change[];
};

/** An entry with the persona as it was then, where the realm saves that. */
type Raw = Entry & { snapshot?: Snapshot; realmId?: string };

/** What administrators and the owner have done to a persona, as far as the realm saves events; the latest first. */
export function usePersonaEvents(persona: OwnedPersona, schema: PersonaSchema) {
  const { adminClient } = useAdminClient();
  const { realm, realmRepresentation } = useRealm();

  const byAdministrators = async (): Promise<Raw[]> => {
    const events = await adminClient.realms.findAdminEvents({
      realm,
      resourcePath: `personas/${persona.id}`,
      max: LATEST,
    });
    return events.map(
      ({ time, operationType, authDetails, representation }) => {
        const snapshot = snapshotOf(representation);
        const { userId = "", realmId = "" } = authDetails ?? {};
        return {
          time: time ?? 0,
          what: (operationType ?? "").toLowerCase(),
          administrator: {
            id: userId,
            name: userId,
            isOfRealm: [realm, realmRepresentation.id].includes(realmId),
          },
          ...(snapshot ? { snapshot } : {}),
        };
      },
    );
  };
  const byOwner = async (): Promise<[Raw[], boolean]> => {
    const events = await adminClient.realms.findEvents({
      realm,
      user: persona.user_sub,
      type: "UPDATE_PROFILE",
      max: LATEST,
    });
    const own = events.filter(
      ({ details }) => details?.["persona"] === persona.id,
    );
    return [
      own.map((event) => ({
        time: event.time ?? 0,
        what: String(event.details?.["persona_action"]),
      })),
      events.length === LATEST,
    ];
  };
  /** Administrators are of this realm or of master; who may not be read keeps the id. */
  const named = async (entries: Raw[]): Promise<Raw[]> => {
    const names = new Map<string, Promise<string>>();
    const nameOf = ({ id, isOfRealm }: NonNullable<Raw["administrator"]>) => {
      const name =
        names.get(id) ??
        adminClient.users
          .findOne({ id, realm: isOfRealm ? realm : "master" })
          .then((user) => user?.username ?? id)
          .catch(() => id);
      names.set(id, name);
      return name;
    };
    return Promise.all(
      entries.map(async (entry) =>
        entry.administrator
          ? {
              ...entry,
              administrator: {
                ...entry.administrator,
                name: await nameOf(entry.administrator),
              },
            }
          : entry,
      ),
    );
  };

  return useLoad(async () => {
    const [administrators, [owner, isOwnerFull]] = await Promise.all([
      byAdministrators(),
      byOwner(),
    ]);
    const entries = await named(
      [...administrators, ...owner].sort((one, other) => one.time - other.time),
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
