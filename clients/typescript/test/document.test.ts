// The client knows all that the OpenAPI document of the user API has: what the document gains, the client has to gain, too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { parse } from "yaml";
import { PERSONA_STATUSES, PROBLEM_KINDS } from "../src/index.js";
import { FIXED } from "../src/json.js";

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
}
interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, { name: string }>;
  };
}

const PROJECT = "../..";
const document = parse(
  readFileSync(
    `${PROJECT}/persona-spi/src/main/resources/persona-api/openapi.yaml`,
    "utf8",
  ),
) as Document;

const calls = parse(
  readFileSync(`${PROJECT}/clients/calls.yaml`, "utf8"),
) as Record<"called" | "not_called", string[]>;

const sorted = (names: Iterable<string>) => [...names].sort();
const snakeCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const schema = (name: string): Schema => {
  const found = document.components.schemas[name];
  assert.ok(found, name);
  return found;
};
const members = (of: Schema | undefined) =>
  sorted(Object.keys(of?.properties ?? {}));

/** The members of the interfaces in src/types.ts, as the compiler reads them. */
const interfaces = new Map<string, string[]>();
ts.createSourceFile(
  "types.ts",
  readFileSync("src/types.ts", "utf8"),
  ts.ScriptTarget.Latest,
).forEachChild((node) => {
  if (ts.isInterfaceDeclaration(node)) {
    const names = node.members.map((member) =>
      member.name && ts.isIdentifier(member.name) ? member.name.text : "",
    );
    interfaces.set(node.name.text, sorted(names.map(snakeCase)));
  }
});
const known = (name: string, ...without: string[]) => {
  const names = interfaces.get(name);
  assert.ok(names?.length, name);
  return names.filter((member) => !without.includes(member));
};

test("the document has no call that the client does not know", () => {
  const operations = Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId }) => operationId ?? []);
  assert.deepEqual(
    sorted(operations),
    sorted([...calls.called, ...calls.not_called]),
  );
});

test("the document has the persona that the client reads and writes", () => {
  assert.deepEqual(
    members(schema("Persona")),
    known("Persona", "etag", "attributes"),
  );
  assert.deepEqual(members(schema("Persona")), sorted(FIXED));
  assert.deepEqual(
    members(schema("PersonaCreate")),
    known("NewPersona", "attributes"),
  );
  // What may be sent back as it was read, which no change needs.
  const sentBack = [
    "id",
    "persona_id",
    "user_sub",
    "active",
    "active_until",
    "next_active_from",
    "note",
    "requested_at",
    "request_ends_at",
    "created_at",
    "updated_at",
  ];
  assert.deepEqual(
    members(schema("PersonaUpdate")),
    sorted([...known("PersonaChange", "attributes"), ...sentBack]),
  );
});

test("the document has the schema that the client reads", () => {
  for (const name of [
    "PersonaSchema",
    "TitleRule",
    "CalendarRule",
    "CircleRule",
    "RequestRule",
    "AttributeRule",
    "GroupRule",
    "Limits",
    "Health",
    "ScheduleWindow",
  ]) {
    assert.deepEqual(members(schema(name)), known(name), name);
  }
});

test("the document has the registration that the client sends and reads", () => {
  assert.deepEqual(
    members(schema("Registration")),
    sorted([...known("NewUser"), "client_id", "confirm_password"]),
  );
  assert.deepEqual(members(schema("RegisteredUser")), known("RegisteredUser"));
});

test("the document has the calendar that the client reads and writes", () => {
  assert.deepEqual(members(schema("Event")), known("CalendarEvent", "etag"));
  assert.deepEqual(members(schema("EventCreate")), known("EventDraft"));
  assert.deepEqual(
    members(schema("ChangedOccurrence")),
    known("ChangedOccurrence"),
  );
  assert.deepEqual(
    sorted(
      new Set([...members(schema("Feed")), ...members(schema("NewFeed"))]),
    ),
    known("CalendarFeed"),
  );
});

test("the document has the lists that the client reads", () => {
  assert.deepEqual(members(schema("PersonaList")), ["personas", "total"]);
  assert.deepEqual(members(schema("UserList")), ["users"]);
  assert.deepEqual(
    members(schema("UserList").properties?.["users"]?.items),
    known("User"),
  );
  assert.deepEqual(members(schema("UsersByPersona")), ["users"]);
  assert.deepEqual(
    members(schema("UsersByPersona").properties?.["users"]?.items),
    known("PersonaHolder"),
  );
  assert.deepEqual(members(schema("Problem")), [
    "detail",
    "errors",
    "request_id",
    "status",
    "title",
    "type",
  ]);
});

test("the document has the statuses that the client knows", () => {
  assert.deepEqual(
    sorted(schema("Status").enum ?? []),
    sorted(PERSONA_STATUSES),
  );
});

test("kinds of problems are those of docs/api.md", () => {
  const page = readFileSync(`${PROJECT}/docs/api.md`, "utf8");
  const table = page.slice(
    page.indexOf("### Kinds of problems"),
    page.indexOf("## Lists"),
  );
  const kinds = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(
    ([, kind]) => kind ?? "",
  );
  assert.deepEqual(sorted(PROBLEM_KINDS), sorted(kinds));
});
