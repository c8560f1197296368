// Uses the client that openapi-generator makes with `-g typescript-fetch`; arguments: access token, circle.
import { deepStrictEqual as equal, ok } from "node:assert";
import {
  Configuration,
  PersonasApi,
  type Problem,
  ResponseError,
  SchemaApi,
  UsersApi,
} from "./client";

async function main(accessToken: string, circle: string): Promise<void> {
  const configuration = new Configuration({ accessToken });
  const personas = new PersonasApi(configuration);

  const created = await personas.createPersona({
    personaCreate: {
      title: "traveler",
      circle,
      valid_till: new Date("2999-12-31T23:59:59.5+02:00"),
      consent: true,
      autobook_price: 5000,
      autobook_risklevel: 7,
      languages: ["de", "fr"],
      demographic: { age_group: "30-39" },
    },
  });

  const answer = await personas.getPersonaRaw({ personaId: created.persona_id });
  const etag = answer.raw.headers.get("ETag") ?? "";
  const read = await answer.value();
  equal(read, created);
  equal(read.languages, ["de", "fr"]);

  const change = {
    personaId: created.id,
    personaUpdate: { ...read, autobook_price: 800, autobook_risklevel: null },
    ifMatch: etag,
  };
  const changed = await personas.patchPersona(change);
  equal(changed.autobook_risklevel, 3);

  const error: unknown = await personas
    .patchPersona({ ...change, xRequestId: "a-stale-tag" })
    .catch((reason: unknown) => reason);
  ok(error instanceof ResponseError);
  const problem = (await error.response.json()) as Problem;
  equal([problem.status, problem.request_id], [412, "a-stale-tag"]);

  const { users } = await new UsersApi(configuration).listUsersByPersona({
    title: "traveler",
    circle,
  });
  equal(users, [{ sub: created.user_sub, email: null, persona: "traveler" }]);
  const schema = await new SchemaApi(configuration).getSchema();
  equal(schema.attributes[1]?._default, 500);
}

void main(process.argv[2] ?? "", process.argv[3] ?? "");
