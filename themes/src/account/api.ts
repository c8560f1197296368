import type { Http } from "../shared/api/http";
import { ProblemError } from "../shared/api/problem";
import type { Persona, PersonaSchema } from "../shared/api/types";

/** As many as the server gives at once; administrators may have given a user more. */
const MOST = 1000;

export async function listPersonas(
  http: Http,
  signal: AbortSignal,
): Promise<Persona[]> {
  const all: Persona[] = [];
  for (let more = true; more;) {
    const { personas, total } = await http.get<{
      personas: Persona[];
      total: number;
    }>("/v1/personas", { first: all.length, max: MOST }, signal);
    all.push(...personas);
    more = personas.length > 0 && all.length < total;
  }
  return all;
}

/** With display names in a language. */
export const readSchema = (
  http: Http,
  language: string,
  signal?: AbortSignal,
) => http.get<PersonaSchema>("/v1/schema", { ui_locales: language }, signal);

/** With its version, for the change that follows. */
export const readPersona = (http: Http, id: string, signal?: AbortSignal) =>
  http.call<Persona>("GET", personaPath(id), { signal });

export const createPersona = (http: Http, body: Record<string, unknown>) =>
  http.call<Persona>("POST", "/v1/personas", { body });

export const changePersona = (
  http: Http,
  id: string,
  body: Record<string, unknown>,
  ifMatch?: string,
) => http.call<Persona>("PATCH", personaPath(id), { body, ifMatch });

export const deletePersona = (http: Http, id: string) =>
  http.call("DELETE", personaPath(id));

/** The id of the persona that this login session works as; undefined for none. */
export async function readSelected(
  http: Http,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const selected = await http.get<Persona>("/v1/session/persona", {}, signal);
    return selected.id;
  } catch (error) {
    if (error instanceof ProblemError && error.is("no-persona-selected")) {
      return undefined;
    }
    throw error;
  }
}

export const select = (http: Http, id: string) =>
  http.call("PUT", "/v1/session/persona", { body: { persona_id: id } });

export const selectNone = (http: Http) =>
  http.call("DELETE", "/v1/session/persona");

function personaPath(id: string) {
  return `/v1/personas/${encodeURIComponent(id)}`;
}
