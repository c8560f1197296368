import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  createPersona,
  createRealm,
  createUser,
  removeRealm,
  SERVER,
} from "./server";
import { createApp, refreshed, signInAs, type Tokens } from "./tokens";

const REALM = "switches";
const SWITCHES = 100;
type Mine = { tokens: Tokens; personas: { id: string; name: string }[] };

before(async () => {
  await createRealm(REALM);
  await createApp(REALM);
  await createUser(REALM, "alice");
});

after(() => removeRealm(REALM));

/** A session of its own with three personas that no other session selects. */
async function session(circle: string): Promise<Mine> {
  const personas = [];
  for (const title of ["traveler", "office-manager", "travel-agent"]) {
    const { id } = await createPersona(REALM, {
      username: "alice",
      title,
      circle,
    });
    personas.push({ id, name: `${title}@${circle}` });
  }
  return { personas, tokens: await signInAs(REALM, "alice") };
}

async function select({ tokens }: Mine, id: string): Promise<number> {
  const answer = await fetch(
    `${SERVER}/realms/${REALM}/persona/v1/session/persona`,
    {
      method: "PUT",
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ persona_id: id }),
    },
  );
  await answer.arrayBuffer();
  return answer.status;
}

/** One switch after the other; the tokens are refreshed in between, and have to say what was selected last. */
async function switchInTurn(mine: Mine) {
  for (let turn = 0; turn < SWITCHES; turn++) {
    const { id, name } = mine.personas[turn % mine.personas.length]!;
    assert.equal(await select(mine, id), 200);
    if (turn % 10 === 9) {
      assert.equal(await refreshed(REALM, mine.tokens), name);
    }
  }
}

/** All switches at once; which one was last is not known, but it was one of this session. */
async function switchAtOnce(mine: Mine) {
  const names = mine.personas.map(({ name }) => name);
  const statuses = await Promise.all(
    Array.from({ length: SWITCHES }, (_, turn) =>
      select(mine, mine.personas[turn % names.length]!.id),
    ),
  );
  assert.deepEqual([...new Set(statuses)], [200]);
  assert.ok(names.includes((await refreshed(REALM, mine.tokens)) ?? ""));
}

for (const [how, run] of [
  ["in turn", switchInTurn],
  ["at once", switchAtOnce],
] as const) {
  test(`200 switches, 100 in each of two sessions ${how}: none is lost, none is another session's`, async () => {
    const sessions = [
      await session(`${how} one`),
      await session(`${how} two`),
    ] as const;
    await Promise.all(sessions.map(run));
    for (const mine of sessions) {
      const last = mine.personas[1]!;
      assert.equal(await select(mine, last.id), 200);
    }
    for (const mine of sessions) {
      assert.equal(await refreshed(REALM, mine.tokens), mine.personas[1]!.name);
    }
  });
}
