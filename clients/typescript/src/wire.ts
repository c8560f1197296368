import { type Answer, UnreachableError } from "./errors.js";

/** Written by hand with each release; a test compares it with package.json. */
export const VERSION = "1.0.0-snapshot.0";

export interface WireOptions {
  readonly fetch: typeof fetch;
  /** How many milliseconds one request may take. */
  readonly timeout: number;
  readonly userAgent: string;
}

/** Pages of another origin would have to ask whether they may send the header, and the server does not permit it. */
const isNode =
  (globalThis as { process?: { versions?: { node?: string } } }).process
    ?.versions?.node !== undefined;

/** What the client calls itself, outside of browsers. */
export const userAgent = (application = ""): string =>
  [application, `keycloak-personas-typescript/${VERSION}`]
    .filter(Boolean)
    .join(" ");

/** Sends one request and takes its answer, in time or not at all. */
export const exchange = async (
  wire: WireOptions,
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string },
): Promise<Answer> => {
  try {
    // Redirects are not followed, because they would take tokens along.
    const response = await wire.fetch(address, {
      ...init,
      headers: {
        ...init.headers,
        ...(isNode && { "User-Agent": wire.userAgent }),
      },
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(wire.timeout),
    });
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    };
  } catch (error) {
    const reason =
      error instanceof Error && error.name === "TimeoutError"
        ? "not in time"
        : "the connection failed, or a redirect was not followed";
    throw new UnreachableError(`The server has not answered: ${reason}`, {
      cause: error,
    });
  }
};
