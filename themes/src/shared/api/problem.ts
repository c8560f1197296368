import type { ProblemDetail } from "./types";

/** The kinds of problems that the consoles tell apart; docs/api.md lists all of them. */
const KINDS = "https://keycloakpersonas.github.io/problems/";

export type ProblemKind =
  | "duplicate-persona"
  | "no-history"
  | "no-persona-selected"
  | "realm-not-set-up"
  | "too-many-personas";

/** A call that was refused, or did not arrive. */
export class ProblemError extends Error {
  /** The status code; 0 where there was no answer at all. */
  readonly status: number;
  /** Faults by member, `group.attribute` within a group. */
  readonly errors: Record<string, string>;
  /** Further members of the answer. */
  readonly body: Record<string, unknown>;
  /** The `acr_values` that a login has to reach before the call can succeed (RFC 9470); without one, none would help. */
  readonly wantedAcr: string | undefined;
  /** After how many seconds the server asks to try again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    detail: string,
    body: Partial<ProblemDetail> & Record<string, unknown> = {},
    headers = new Headers(),
  ) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.errors = body.errors ?? {};
    this.body = body;
    const challenge = headers.get("www-authenticate") ?? "";
    this.wantedAcr = challenge.includes("insufficient_user_authentication")
      ? /acr_values="([^"]*)"/.exec(challenge)?.[1]
      : undefined;
    this.retryAfter = Number(headers.get("retry-after")) || undefined;
  }

  is(kind: ProblemKind): boolean {
    return this.body["type"] === KINDS + kind;
  }

  get requestId(): string | undefined {
    const id = this.body["request_id"];
    return typeof id === "string" ? id : undefined;
  }
}

/** Whether the realm is not set up for personas, which every call but that of the set-up is answered then. */
export function isNotSetUp(problem: ProblemError): boolean {
  return problem.is("realm-not-set-up");
}

/** Whatever was thrown as a problem; without a text where the server was not reached. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) {
    return error;
  }
  // A TypeError is fetch's way to say that nothing came back; its text is for nobody.
  const known = error instanceof Error && !(error instanceof TypeError);
  return new ProblemError(0, known ? error.message : "");
}

/** The problem of an answer that is not 2xx, in our shape or in Keycloak's own. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as Record<
    string,
    unknown
  >;
  const detail = [
    body["detail"],
    body["errorMessage"],
    body["error_description"],
    body["error"],
  ].find((text) => typeof text === "string" && text !== "") as
    string | undefined;
  return new ProblemError(
    response.status,
    detail ?? response.statusText,
    body,
    response.headers,
  );
}
