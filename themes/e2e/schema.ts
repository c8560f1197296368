import { admin, adminJson } from "./server";

type Title = {
  name: string;
  self_service: boolean;
  needs_approval: boolean;
  can_be_invited: boolean;
  managed_by?: string[];
  requires?: string[];
  acr?: string;
};

/** A schema, as far as tests change it. */
export type Schema = {
  titles: Title[];
  attributes: { name: string; type: string }[];
  circles: Record<string, unknown>;
  limits: { personas_per_user: number };
} & Record<string, unknown>;

const pathOf = (realm: string) => `/${realm}/personas/schema`;

export const schemaOf = (realm: string) => adminJson<Schema>(pathOf(realm));

/** Changes the schema of a realm; what comes of it for personas that are there is known to the test. */
export async function changeSchema(
  realm: string,
  change: (schema: Schema) => unknown,
) {
  const schema = await schemaOf(realm);
  change(schema);
  await admin("PUT", `${pathOf(realm)}?force=true`, schema);
}

/** Switches on what a realm only has where its schema says so. */
export const switchOn = (realm: string, capability: "calendar" | "reviews") =>
  changeSchema(realm, (schema) => {
    schema[capability] = { enabled: true };
  });

/** The title of a schema. */
export const titleOf = (schema: Schema, title: string) =>
  schema.titles.find(({ name }) => name === title)!;
