import assert from "node:assert/strict";
import { adminJson } from "./server";
import { until } from "./until";

type Reports = { history: { enabled: boolean; from?: string } };

/** From when on the history of a realm answers. */
export async function historyOf(realm: string): Promise<string> {
  const { history } = await until(
    () => adminJson<Reports>(`/${realm}/personas/reports`),
    (reports) => reports.history.from !== undefined,
  );
  assert.ok(history.from, "the history has not begun");
  return history.from;
}
