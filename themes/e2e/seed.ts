import { createPersona, createRealm, createUser } from "./server";

const DAY = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();

/** A realm with users, personas of every status, and administrators who may do more and less. */
export async function seed(realm: string) {
  await createRealm(realm, { eventsEnabled: true });
  const ids: Record<string, string> = {};
  for (const user of ["anna", "ben", "cleo", "dora"]) {
    ids[user] = await createUser(realm, user);
  }
  await createUser(realm, "viewer", ["view-users", "query-users"]);
  await createUser(realm, "clerk", ["query-clients", "view-clients"]);
  const create = (username: string, title: string, circle: string, more = {}) =>
    createPersona(realm, { username, title, circle, ...more });
  await create("anna", "traveler", "corsica", { consent: true });
  await create("anna", "office-manager", "acme-corp");
  await create("anna", "travel-agent", "best-travels", {
    valid_from: "2024-01-01T00:00:00Z",
    valid_till: "2025-01-01T00:00:00Z",
  });
  await create("ben", "traveler", "corsica", { valid_till: inDays(5) });
  await create("ben", "booking-assistant", "acme-corp", {
    status: "pending",
  });
  await create("ben", "travel-agent", "best-travels", {
    valid_from: inDays(20),
  });
  await create("cleo", "traveler", "mountain-club", { status: "suspended" });
  await create("cleo", "admin", "acme-corp", { valid_till: inDays(25) });
  await create("cleo", "office-manager", "acme-corp", {
    status: "revoked",
    note: "Left the company.",
  });
  await create("cleo", "travel-agent", "best-travels", { status: "inactive" });
  return ids;
}
