import { realmAddress } from "./address.js";
import { TokenError, UnreachableError } from "./errors.js";
import { isObject, parse } from "./json.js";
import { exchange, userAgent } from "./wire.js";

/** Where access tokens come from: a function, such as `() => user.access_token`, or what this module makes. */
export type TokenSource =
  | (() => string | Promise<string>)
  | {
      /** An access token of the realm. It is asked for before each call. */
      token(): string | Promise<string>;
      /** The server does not take a token any more. Returns whether `token()` now gives another one. */
      refused?(token: string): boolean;
    };

interface TokenOptions {
  /** The realm's address, such as `https://id.example.com/realms/acme`. */
  realm: string;
  clientId: string;
  /** How many milliseconds one request may take; 10,000 by default. */
  timeout?: number;
  /** The function that sends requests; the global `fetch` by default. */
  fetch?: typeof fetch;
  /** The time in milliseconds; `Date.now` by default. */
  now?: () => number;
}

/** A service that has tokens of its own. Never in a browser, which would show the secret. */
export interface ClientCredentials extends TokenOptions {
  clientSecret: string;
}

/** A user's login. */
export interface RefreshingLogin extends TokenOptions {
  /** Of a confidential client; never in a browser. */
  clientSecret?: string;
  refreshToken: string;
  /** Is told each new refresh token, which an application that stores them has to keep. */
  onRotation?: (refreshToken: string) => void;
}

interface Grant {
  readonly accessToken: string;
  readonly seconds: number;
  readonly refreshToken?: string;
}

const MARGIN_SECONDS = 30;

/** Keeps one access token until shortly before it expires, and fetches one at a time, however many calls want it. */
class CachedTokens {
  #kept: { token: string; till: number } | undefined;
  #flight: Promise<string> | undefined;
  readonly #grant: () => Promise<Grant>;
  readonly #now: () => number;

  constructor(grant: () => Promise<Grant>, now: () => number) {
    this.#grant = grant;
    this.#now = now;
  }

  async token(): Promise<string> {
    if (this.#kept && this.#now() < this.#kept.till) {
      return this.#kept.token;
    }
    this.#flight ??= this.#fetched().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  refused(token: string): boolean {
    if (this.#kept?.token === token) {
      this.#kept = undefined;
    }
    return true;
  }

  async #fetched(): Promise<string> {
    const asked = this.#now();
    const { accessToken, seconds } = await this.#grant();
    // A token that lives for a short time is renewed after three quarters of it.
    const margin = Math.min(MARGIN_SECONDS, seconds / 4);
    this.#kept = {
      token: accessToken,
      till: asked + (seconds - margin) * 1000,
    };
    return accessToken;
  }
}

const grant = async (
  options: TokenOptions,
  form: Record<string, string>,
): Promise<Grant> => {
  const answer = await exchange(
    {
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      timeout: options.timeout ?? 10_000,
      userAgent: userAgent(),
    },
    `${realmAddress(options.realm)}/protocol/openid-connect/token`,
    {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Accept: "application/json",
      },
      body: new URLSearchParams(form).toString(),
    },
  );
  const parsed = parse(answer.text);
  const json = isObject(parsed) ? parsed : {};
  const text = (name: string) =>
    typeof json[name] === "string" ? json[name] : "";
  if (answer.status !== 200) {
    throw new TokenError(
      answer.status,
      text("error") || `HTTP ${answer.status}`,
      text("error_description"),
    );
  }
  if (!text("access_token")) {
    throw new UnreachableError(
      "The token endpoint has answered without an access token",
    );
  }
  return {
    accessToken: text("access_token"),
    seconds: Math.max(0, Number(json["expires_in"]) || 0),
    ...(text("refresh_token") && { refreshToken: text("refresh_token") }),
  };
};

const client = (options: TokenOptions & { clientSecret?: string }) => ({
  client_id: options.clientId,
  ...(options.clientSecret !== undefined && {
    client_secret: options.clientSecret,
  }),
});

/** The tokens of a service account. */
export const clientCredentials = (options: ClientCredentials): TokenSource =>
  new CachedTokens(
    () =>
      grant(options, { grant_type: "client_credentials", ...client(options) }),
    options.now ?? Date.now,
  );

/** The tokens of a user's login, refreshed with the newest refresh token. */
export const refreshing = (options: RefreshingLogin): TokenSource => {
  let newest = options.refreshToken;
  return new CachedTokens(async () => {
    const granted = await grant(options, {
      grant_type: "refresh_token",
      ...client(options),
      refresh_token: newest,
    });
    if (granted.refreshToken && granted.refreshToken !== newest) {
      newest = granted.refreshToken;
      options.onRotation?.(newest);
    }
    return granted;
  }, options.now ?? Date.now);
};
