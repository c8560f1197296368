import { adminJson, admin } from "./server";

type Reports = { history: { enabled: boolean; from?: string } };

/** Switches the history of a realm on, and waits until it knows what personas are. */
export async function rememberPersonas(realm: string): Promise<string> {
  const path = `/${realm}/personas/schema`;
  const schema = await adminJson<Record<string, unknown>>(path);
  await admin("PUT", path, { ...schema, history: { enabled: true } });
  return historyOf(realm);
}

/** From when on the history of a realm answers. */
export async function historyOf(realm: string): Promise<string> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { history } = await adminJson<Reports>(`/${realm}/personas/reports`);
    if (history.from !== undefined) {
      return history.from;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`The history of ${realm} has not begun`);
}
