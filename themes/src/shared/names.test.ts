import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonaSchema } from "./api/types";
import { namesOf, readable } from "./names";

// The server's tests have the same table.
const NAMES = {
  "office-manager": "Office manager",
  autobook_leadtime: "Autobook leadtime",
  travelAgent: "Travel agent",
  TravelAgent: "Travel agent",
  maxURLLength: "Max URL length",
  homeURL: "Home URL",
  VIPs: "VIPs",
  "EU-citizen": "EU citizen",
  "under-18": "Under 18",
  "18-24": "18-24",
  "65-and-over": "65 and over",
  level2: "Level2",
  level2Support: "Level2 support",
  "v1.2": "V1.2",
  "e-mail": "E-mail",
  "sales.manager": "Sales manager",
  "__a__b--": "A b",
  "---": "---",
  "Büro-Leitung": "Büro Leitung",
  élève: "Élève",
  "Office manager": "Office manager",
  "by the window": "by the window",
  "50%": "50%",
  "7": "7",
};

void test("a name is made readable", () => {
  for (const [name, shown] of Object.entries(NAMES)) {
    assert.equal(readable(name), shown);
  }
});

void test("a title reads as the schema says, and as its name where the schema does not know it", () => {
  const schema = {
    titles: [{ name: "boss", display_name: "Chefin" }],
  } as PersonaSchema;
  assert.equal(namesOf(schema).title("boss"), "Chefin");
  assert.equal(namesOf(schema).title("old-boss"), "Old boss");
  assert.equal(namesOf(undefined).title("boss"), "Boss");
});
