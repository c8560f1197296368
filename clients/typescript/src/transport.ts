import {
  type Answer,
  problemOf,
  ProblemError,
  retryAfter,
  UnauthenticatedError,
  UnreachableError,
} from "./errors.js";
import { parse } from "./json.js";
import type { TokenSource } from "./tokens.js";
import { exchange, type WireOptions } from "./wire.js";

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the API's address, encoded, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Patience {
  /** How often a call is tried again. */
  readonly retries: number;
  /** The longest `Retry-After` in seconds that is waited for. */
  readonly longestWait: number;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

const FOR_NOW: readonly number[] = [502, 503, 504];

/** Twice as long each time, and never the same for two clients. */
const growing = (tried: number) =>
  200 * 2 ** Math.min(tried, 6) * (0.5 + Math.random() / 2);

const isIdempotent = ({ method }: Call) =>
  method === "GET" || method === "PUT" || method === "DELETE";

/** Sends calls with a token, again where that helps, and turns refusals into errors. */
export class Transport {
  readonly #api: string;

  constructor(
    realm: string,
    private readonly tokens: TokenSource,
    private readonly wire: WireOptions,
    private readonly patience: Patience,
  ) {
    this.#api = `${realm}/persona`;
  }

  /** The answer to a call: a success, or 304. */
  async send(call: Call): Promise<Answer> {
    const token = await this.#token();
    let answer = await this.#tried(call, token);
    if (this.#isRefused(token, answer)) {
      answer = await this.#tried(call, await this.#token());
    }
    return successful(answer);
  }

  /** The answer to a call that is made for nobody. */
  async sendWithoutToken(call: Call): Promise<Answer> {
    return successful(await this.#tried(call));
  }

  /** The answer of `/health`, which 503 is one of. */
  async health(): Promise<Answer> {
    const answer = await exchange(this.wire, `${this.#api}/health`, {
      method: "GET",
      headers: { Accept: "application/json" },
    });
    return answer.status === 503 ? answer : successful(answer);
  }

  async #token(): Promise<string> {
    return typeof this.tokens === "function"
      ? this.tokens()
      : this.tokens.token();
  }

  /** A token that has ended early, such as that of a session that was removed; another one may do. */
  #isRefused(token: string, answer: Answer): boolean {
    return (
      answer.status === 401 &&
      new UnauthenticatedError(answer).kind === "invalid-token" &&
      typeof this.tokens !== "function" &&
      (this.tokens.refused?.(token) ?? false)
    );
  }

  async #tried(call: Call, token?: string): Promise<Answer> {
    for (let tried = 0; ; tried++) {
      let wait: number;
      try {
        const answer = await this.#once(call, token);
        const again =
          answer.status === 429 ||
          (isIdempotent(call) && FOR_NOW.includes(answer.status));
        const named = retryAfter(answer);
        wait = named === undefined ? growing(tried) : named * 1000;
        if (
          !again ||
          tried >= this.patience.retries ||
          wait > this.patience.longestWait * 1000
        ) {
          return answer;
        }
      } catch (error) {
        if (!isIdempotent(call) || tried >= this.patience.retries) {
          throw error;
        }
        wait = growing(tried);
      }
      await this.patience.pause(wait);
    }
  }

  #once(call: Call, token?: string): Promise<Answer> {
    return exchange(this.wire, this.#api + call.path, {
      method: call.method,
      headers: {
        Accept: "application/json, application/problem+json",
        ...(call.body !== undefined && { "Content-Type": "application/json" }),
        ...call.headers,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(call.body !== undefined && { body: call.body }),
    });
  }
}

const successful = (answer: Answer): Answer => {
  if (answer.status >= 400) {
    throw problemOf(answer);
  }
  return answer;
};

/** The body of an answer. */
export const jsonOf = (answer: Answer): unknown => {
  const json = parse(answer.text);
  if (json === undefined) {
    throw new UnreachableError(
      `The server has answered ${answer.status} with a body that is not JSON of this API`,
    );
  }
  return json;
};

export const isProblem = (error: unknown, kind: ProblemError["kind"]) =>
  error instanceof ProblemError && error.kind === kind;
