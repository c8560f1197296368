import { PersonaClient, type PersonaClientOptions } from "../src/index.js";

export interface Sent {
  readonly method: string;
  readonly address: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Answers what a test has prepared, in that order, and remembers what it was sent. */
export class Stub {
  readonly sent: Sent[] = [];
  readonly waits: number[] = [];
  readonly #answers: (() => Response)[] = [];

  answers(
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): this {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    this.#answers.push(
      () =>
        new Response(status === 304 || status === 204 ? null : text, {
          status,
          headers,
        }),
    );
    return this;
  }

  fails(): this {
    this.#answers.push(() => {
      throw new TypeError("fetch failed");
    });
    return this;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    this.sent.push({
      method: init?.method ?? "GET",
      address: String(input).replace("https://id.example.com/realms/acme", ""),
      headers: new Headers(init?.headers),
      body: typeof init?.body === "string" ? init.body : "",
    });
    const answer =
      this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (!answer) {
      throw new Error("no answer was prepared");
    }
    return answer();
  };

  client(options: Partial<PersonaClientOptions> = {}): PersonaClient {
    return new PersonaClient({
      realm: "https://id.example.com/realms/acme/",
      tokens: () => "a-token",
      fetch: this.fetch,
      userAgent: "booking/2.1",
      pause: async (milliseconds) => void this.waits.push(milliseconds),
      ...options,
    });
  }
}

export const PERSONA = {
  id: "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
  persona_id: "u_traveler_corsica",
  user_sub: "u",
  title: "traveler",
  circle: "corsica",
  status: "active",
  active: true,
  valid_from: "2026-01-01T00:00:00Z",
  valid_till: "2026-12-31T23:59:59.500Z",
  created_at: "2026-01-13T17:00:00Z",
  updated_at: "2026-01-13T17:00:00Z",
  consent: true,
  contextual: { season: "winter" },
};

export const problem = (kind: string, more: object = {}) => ({
  type: `https://keycloakpersonas.github.io/problems/${kind}`,
  ...more,
});

export const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const entries: T[] = [];
  for await (const entry of list) {
    entries.push(entry);
  }
  return entries;
};
