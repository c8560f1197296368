import type { Page } from "playwright-core";
import { admin, adminJson } from "./server";

/** The card of a persona on *My personas*. */
export const card = (page: Page, title: string, circle: string) =>
  page.getByTestId(`persona-${title}-${circle}`);

/** Chooses from the menu of a card. */
export async function choose(
  page: Page,
  title: string,
  circle: string,
  action: string,
) {
  await card(page, title, circle)
    .getByRole("button", { name: "Actions for" })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** The calls of the persona API from now on. */
export function countCalls(page: Page): () => string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    const [, path] = new URL(request.url()).pathname.split("/persona/v1/");
    if (path) {
      calls.push(path);
    }
  });
  return () => calls;
}

type Role = { id: string; name: string };

async function rolesOfPersonaApi(realm: string) {
  const [client] = await adminJson<{ id: string }[]>(
    `/${realm}/clients?clientId=persona-api`,
  );
  const roles = await adminJson<Role[]>(
    `/${realm}/clients/${client!.id}/roles`,
  );
  return { client: client!.id, roles };
}

/** Users of the realm have no permission for their personas any more. */
export async function takeDefaultRoles(realm: string) {
  const { roles } = await rolesOfPersonaApi(realm);
  const all = await adminJson<Role>(`/${realm}/roles/default-roles-${realm}`);
  await admin("DELETE", `/${realm}/roles-by-id/${all.id}/composites`, roles);
}

export async function giveRole(realm: string, user: string, role: string) {
  const { client, roles } = await rolesOfPersonaApi(realm);
  await admin(
    "POST",
    `/${realm}/users/${user}/role-mappings/clients/${client}`,
    roles.filter(({ name }) => name === role),
  );
}
