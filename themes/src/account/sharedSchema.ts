import type { Http } from "../shared/api/http";
import type { PersonaSchema } from "../shared/api/types";
import { readSchema } from "./api";

/** What the navigation and a page need at the same time, or one soon after the other, is asked for once. */
const FRESH = 60_000;

let latest:
  { language: string; at: number; schema: Promise<PersonaSchema> } | undefined;

/** The realm's schema with display names in a language, at most a minute old. */
export function sharedSchema(
  http: Http,
  language: string,
): Promise<PersonaSchema> {
  const now = Date.now();
  if (latest?.language === language && now - latest.at < FRESH) {
    return latest.schema;
  }
  const asked = { language, at: now, schema: readSchema(http, language) };
  latest = asked;
  asked.schema.catch(() => {
    // What failed is tried again.
    latest = latest === asked ? undefined : latest;
  });
  return asked.schema;
}
