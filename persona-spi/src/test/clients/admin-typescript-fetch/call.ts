// Uses the client that openapi-generator makes with `-g typescript-fetch`; arguments: access token, circle.
import { deepStrictEqual as equal, ok } from "node:assert";
import {
  Configuration,
  PersonasApi,
  type Problem,
  RealmApi,
  ResponseError,
  SchemaApi,
  TransferApi,
} from "./client";

async function main(accessToken: string, circle: string): Promise<void> {
  const configuration = new Configuration({ accessToken });
  const personas = new PersonasApi(configuration);

  const created = await personas.createPersona({
    adminPersonaCreate: {
      username: "anna",
      title: "traveler",
      circle,
      valid_till: new Date("2999-12-31T23:59:59.5+02:00"),
      consent: true,
      languages: ["de", "fr"],
      demographic: { age_group: "30-39" },
    },
  });
  const answer = await personas.getPersonaRaw({ id: created.id });
  equal((await answer.value()).username, "anna");

  const change = {
    id: created.id,
    adminPersonaUpdate: { status: "suspended" as const, autobook_price: 800 },
    ifMatch: answer.raw.headers.get("ETag") ?? "",
  };
  equal((await personas.patchPersona(change)).status, "suspended");
  const error: unknown = await personas
    .patchPersona({ ...change, xRequestId: "a-stale-tag" })
    .catch((reason: unknown) => reason);
  ok(error instanceof ResponseError);
  const problem = (await error.response.json()) as Problem;
  equal([problem.status, problem.request_id], [412, "a-stale-tag"]);

  const found = await personas.listPersonas({
    title: ["traveler", "admin"],
    circle: [circle],
    user: "anna",
    sort: "-valid_till",
  });
  equal(
    found.personas.map(({ id }) => id),
    [created.id],
  );
  const bulk = await personas.changePersonas({
    bulkOrder: { action: "activate", ids: [created.id] },
    dryRun: true,
  });
  equal(bulk.succeeded, 1);
  const schema = await new SchemaApi(configuration).getRealmSchema();
  equal(schema.attributes[1]?._default, 500);
  equal((await new RealmApi(configuration).getSetup()).set_up, true);
  const exported = await new TransferApi(configuration).exportPersonas();
  ok((await exported.text()).includes(created.id));
}

void main(process.argv[2] ?? "", process.argv[3] ?? "");
