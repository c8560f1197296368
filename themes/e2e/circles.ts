import { changeSchema, titleOf } from "./schema";
import { createPersona, createRealm, createUser } from "./server";

/** A realm where travelers need approval, and who is `admin` of a circle manages its travelers. */
export async function seedCircles(realm: string, members = {}) {
  await createRealm(realm, members);
  for (const user of ["stella", "anna", "ben", "cleo"]) {
    await createUser(realm, user);
  }
  await changeSchema(realm, (schema) => {
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
