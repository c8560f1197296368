import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useLoad } from "../../shared/useLoad";
import type { AdminSchema, SetUpState } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";

const THEME = "personas";

/** What of personas is switched on or off in a realm. */
export const SWITCHES = [
  "api",
  "account",
  "admin",
  "login",
  "events",
  "strings",
  "agents",
  "circles",
] as const;

export type SetUpSwitch = (typeof SWITCHES)[number];

/** What only some realms need, and nothing else depends on. */
export const EXTRAS: readonly SetUpSwitch[] = ["strings", "agents", "circles"];
export type SwitchState = "on" | "partly" | "off";

export type SetUp = {
  /** What the realm can have. */
  switches: SetUpSwitch[];
  states: Record<SetUpSwitch, SwitchState>;
  /** The parts of the API's set-up that are missing. */
  missing: string[];
  warnings: string[];
};

/** What of personas the realm has, and the ways to switch each of it on and off. */
export function useSetUp() {
  const api = useAdminApi();
  const { adminClient } = useAdminClient();
  const { realm, refresh } = useRealm();
  const { data, problem, reload } = useLoad<SetUp>(async (signal) => {
    const [setup, flows, schema, own] = await Promise.all([
      api.get<SetUpState>("/setup", {}, signal),
      api.get<{ bound: boolean }>("/flows", {}, signal),
      // One that cannot be read lets no agents in, and has its own page.
      api
        .get<AdminSchema>("/schema", {}, signal)
        .catch((): undefined => undefined),
      adminClient.realms.findOne({ realm }),
    ]);
    const on = (is: boolean | undefined): SwitchState => (is ? "on" : "off");
    const agents = [setup.agents_scope, schema?.agents?.mcp];
    const events = [own?.eventsEnabled, own?.adminEventsEnabled];
    const stewards = schema?.titles.some(
      ({ managed_by: managers = [] }) => managers.length > 0,
    );
    return {
      switches: SWITCHES.filter((part) => part !== "circles" || stewards),
      states: {
        api: !setup.set_up ? "off" : setup.complete ? "on" : "partly",
        account: on(own?.accountTheme === THEME),
        admin: on(own?.adminTheme === THEME),
        login: on(flows.bound),
        events: events.every(Boolean)
          ? "on"
          : events.some(Boolean)
            ? "partly"
            : "off",
        strings: on(Boolean(setup.strings_scope)),
        agents: agents.every(Boolean)
          ? "on"
          : agents.some(Boolean)
            ? "partly"
            : "off",
        circles: on(Boolean(setup.circles_scope)),
      },
      missing: Object.entries(setup.parts)
        .filter(([, there]) => !there)
        .map(([part]) => part),
      warnings: setup.warnings,
    };
  }, realm);

  const set = async (part: SetUpSwitch, on: boolean): Promise<string[]> => {
    const realmMember = (members: Record<string, unknown>) =>
      adminClient.realms.update({ realm }, members);
    switch (part) {
      case "api": {
        if (!on) {
          await api.call("DELETE", "/setup");
          return [];
        }
        const { data: done } = await api.call<SetUpState>("POST", "/setup", {
          query: { clients: "all" },
        });
        return done.warnings;
      }
      case "login":
        await api.call(on ? "POST" : "DELETE", "/flows", {
          query: on ? { bind: true } : {},
        });
        return [];
      case "strings":
      case "circles":
        await api.call(on ? "PUT" : "DELETE", `/setup/${part}`);
        return [];
      case "agents": {
        const { data: schema, etag } = await api.call<AdminSchema>(
          "GET",
          "/schema",
        );
        await api.call("PUT", "/schema", {
          body: { ...schema, agents: { mcp: on } },
          ifMatch: etag,
        });
        await api.call(on ? "PUT" : "DELETE", "/setup/agents");
        return [];
      }
      case "account":
        await realmMember({ accountTheme: on ? THEME : "" });
        return [];
      case "admin":
        await realmMember({ adminTheme: on ? THEME : "" });
        return [];
      case "events":
        await realmMember({ eventsEnabled: on, adminEventsEnabled: on });
        return [];
    }
  };

  /** Switches parts one after the other, and tells what there is to know about it then. */
  const change = async (
    parts: SetUpSwitch[],
    on: boolean,
  ): Promise<string[]> => {
    const warnings: string[] = [];
    try {
      for (const part of parts) {
        warnings.push(...(await set(part, on)));
      }
    } finally {
      reload();
      refresh();
    }
    return warnings;
  };

  return { data, problem, reload, change };
}
