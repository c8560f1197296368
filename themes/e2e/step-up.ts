import { admin, adminJson } from "./server";

const FLOW = "two levels";
const FORMS = "two forms";
type Execution = {
  id: string;
  displayName: string;
  providerId?: string;
  requirement: string;
};

const add = (realm: string, flow: string, kind: string, body: unknown) =>
  admin(
    "POST",
    `/${realm}/authentication/flows/${encodeURIComponent(flow)}/executions/${kind}`,
    body,
  );

/** Browsers log in with the password, which is level 1, and for level 2 with the password once more. */
export async function bindTwoLevels(realm: string) {
  await admin("POST", `/${realm}/authentication/flows`, {
    alias: FLOW,
    providerId: "basic-flow",
    topLevel: true,
    builtIn: false,
  });
  await add(realm, FLOW, "execution", { provider: "auth-cookie" });
  await add(realm, FLOW, "flow", { alias: FORMS, type: "basic-flow" });
  for (const [level, form] of [
    [1, "auth-username-password-form"],
    [2, "auth-password-form"],
  ] as const) {
    const alias = `level ${level}`;
    await add(realm, FORMS, "flow", { alias, type: "basic-flow" });
    await add(realm, alias, "execution", {
      provider: "conditional-level-of-authentication",
    });
    await add(realm, alias, "execution", { provider: form });
  }
  await require(realm);
  await admin("PUT", `/${realm}`, { browserFlow: FLOW });
}

async function require(realm: string) {
  const path = `/${realm}/authentication/flows/${encodeURIComponent(FLOW)}/executions`;
  let level = 0;
  for (const execution of await adminJson<Execution[]>(path)) {
    const { displayName, providerId } = execution;
    const alternative = providerId === "auth-cookie" || displayName === FORMS;
    const requirement = displayName.startsWith("level ")
      ? "CONDITIONAL"
      : alternative
        ? "ALTERNATIVE"
        : "REQUIRED";
    await admin("PUT", path, { ...execution, requirement });
    if (providerId === "conditional-level-of-authentication") {
      level++;
      await admin(
        "POST",
        `/${realm}/authentication/executions/${execution.id}/config`,
        {
          alias: `condition ${level}`,
          config: {
            "loa-condition-level": String(level),
            "loa-max-age": "36000",
          },
        },
      );
    }
  }
}
