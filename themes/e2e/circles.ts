import {
  admin,
  adminJson,
  createPersona,
  createRealm,
  createUser,
} from "./server";

type Title = { name: string; managed_by?: string[]; self_service: boolean };

export type CircleSchema = {
  titles: (Title & { needs_approval: boolean; can_be_invited: boolean })[];
  circles: Record<string, unknown>;
} & Record<string, unknown>;

/** Changes the schema of a realm; who comes to manage others by it is known to the test. */
export async function changeRules(
  realm: string,
  change: (schema: CircleSchema) => void,
) {
  const path = `/${realm}/personas/schema`;
  const schema = await adminJson<CircleSchema>(path);
  change(schema);
  await admin("PUT", `${path}?force=true`, schema);
}

/** The title of a schema. */
export const titleOf = (schema: CircleSchema, title: string) =>
  schema.titles.find(({ name }) => name === title)!;

/** A realm where travelers need approval, and who is `admin` of a circle manages its travelers. */
export async function seedCircles(realm: string, members = {}) {
  await createRealm(realm, members);
  for (const user of ["stella", "anna", "ben", "cleo"]) {
    await createUser(realm, user);
  }
  await changeRules(realm, (schema) => {
    Object.assign(titleOf(schema, "traveler"), {
      needs_approval: true,
      managed_by: ["admin"],
    });
  });
  const create = (username: string, title: string, more = {}) =>
    createPersona(realm, { username, title, circle: "corsica", ...more });
  await create("stella", "admin");
  await create("anna", "traveler");
  await create("cleo", "office-manager");
}
