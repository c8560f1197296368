/** The server under test, without a slash at the end. */
export const SERVER = process.env["KEYCLOAK_URL"]!.replace(/\/$/, "");

type Json = Record<string, unknown>;

async function token(): Promise<string> {
  const answer = await fetch(
    `${SERVER}/realms/master/protocol/openid-connect/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "password",
        client_id: "admin-cli",
        username: "admin",
        password: "admin",
      }),
    },
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** A call of the admin REST API below `/admin/realms`; other answers than 2xx are errors. */
export async function admin(
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const answer = await fetch(`${SERVER}/admin/realms${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await token()}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) {
    throw new Error(
      `${method} ${path}: ${answer.status} ${await answer.text()}`,
    );
  }
  return answer;
}

export async function adminJson<T>(path: string): Promise<T> {
  return (await (await admin("GET", path)).json()) as T;
}

/** A new realm with both consoles in the theme, in place of one of the same name. */
export async function createRealm(realm: string, members: Json = {}) {
  await removeRealm(realm);
  await admin("POST", "", {
    realm,
    enabled: true,
    adminTheme: "personas",
    accountTheme: "personas",
    internationalizationEnabled: true,
    supportedLocales: ["en", "de", "es", "fr", "nl"],
    defaultLocale: "en",
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
    // The default hashing is slow by design.
    passwordPolicy: "hashAlgorithm(pbkdf2-sha512) and hashIterations(1)",
    ...members,
  });
}

export async function removeRealm(realm: string) {
  await admin("DELETE", `/${realm}`).catch(() => undefined);
}

/** A user whose password is the username; roles of `realm-management` make an administrator. */
export async function createUser(
  realm: string,
  username: string,
  roles: string[] = [],
): Promise<string> {
  const created = await admin("POST", `/${realm}/users`, {
    username,
    enabled: true,
    email: `${username}@example.org`,
    emailVerified: true,
    firstName: username,
    lastName: "Example",
    credentials: [{ type: "password", value: username }],
  });
  const id = created.headers.get("location")!.split("/").pop()!;
  if (roles.length > 0) {
    const [client] = await adminJson<{ id: string }[]>(
      `/${realm}/clients?clientId=realm-management`,
    );
    const all = await adminJson<{ name: string }[]>(
      `/${realm}/clients/${client!.id}/roles`,
    );
    await admin(
      "POST",
      `/${realm}/users/${id}/role-mappings/clients/${client!.id}`,
      all.filter(({ name }) => roles.includes(name)),
    );
  }
  return id;
}

/** A persona, as an administrator creates it. */
export async function createPersona(realm: string, persona: Json) {
  const answer = await admin(
    "POST",
    `/${realm}/personas?override_limit=true`,
    persona,
  );
  return (await answer.json()) as Json & { id: string };
}

/** A user's persona of a title, if there is one. */
export async function personaOf(realm: string, user: string, title: string) {
  const { personas } = await adminJson<{
    personas: { id: string; status: string }[];
  }>(`/${realm}/personas?${new URLSearchParams({ user, title }).toString()}`);
  return personas[0];
}

/** An administrator of everything who is there to stay: the console warns of the first one of a server. */
export async function createOperator(username: string) {
  const found = await adminJson<{ id: string }[]>(
    `/master/users?exact=true&username=${username}`,
  );
  for (const { id } of found) {
    await admin("DELETE", `/master/users/${id}`);
  }
  const id = await createUser("master", username);
  const role = await adminJson<unknown>("/master/roles/admin");
  await admin("POST", `/master/users/${id}/role-mappings/realm`, [role]);
}
