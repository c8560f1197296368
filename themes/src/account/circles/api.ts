import type { Http } from "../../shared/api/http";
import type { PersonaSchema } from "../../shared/api/types";
import type { Action, Circle, Member } from "./types";

const PAGE = 20;

/** The circles that the user manages now; nobody is asked where nobody manages anybody. */
export async function listCircles(
  http: Http,
  schema: PersonaSchema,
  signal?: AbortSignal,
): Promise<Circle[]> {
  if (schema.stewards !== true) {
    return [];
  }
  const { circles } = await http.get<{ circles: Circle[] }>(
    "/v1/circles",
    {},
    signal,
  );
  return circles;
}

export const circlePath = (circle: string) =>
  `/v1/circles/${encodeURIComponent(circle)}`;

const memberPath = (circle: string, id: string) =>
  `${circlePath(circle)}/personas/${encodeURIComponent(id)}`;

/** What a list of members is limited to. */
export type MemberFilter = {
  status: string[];
  title: string;
  search: string;
};

/** A page of those in a circle whom the user manages. */
export async function listMembers(
  http: Http,
  circle: string,
  filter: MemberFilter,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const { data, cursor: next } = await http.call<{ personas: Member[] }>(
    "GET",
    `${circlePath(circle)}/personas`,
    { query: { ...filter, max: PAGE, cursor }, signal },
  );
  return { rows: data.personas, next };
}

/** With its version, for what is done then. */
export const readMember = (
  http: Http,
  circle: string,
  id: string,
  signal: AbortSignal,
) => http.call<Member>("GET", memberPath(circle, id), { signal });

/** Does something with a member, as long as nobody else has. */
export const act = (
  http: Http,
  { circle, id }: Member,
  action: Action,
  body: Record<string, unknown>,
  ifMatch: string | undefined,
) =>
  action === "remove"
    ? http.call("DELETE", memberPath(circle, id), { ifMatch })
    : http.call("POST", `${memberPath(circle, id)}/${action}`, {
        body,
        ifMatch,
      });
