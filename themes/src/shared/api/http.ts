import { readProblem } from "./problem";

export type Query = Record<
  string,
  string | number | boolean | readonly string[] | undefined
>;

export type CallOptions = {
  query?: Query;
  /** Sent as JSON, unless it is a text or a file with a content type. */
  body?: unknown;
  contentType?: string;
  /** The `ETag` of what is changed, so that nobody's change is lost. */
  ifMatch?: string | undefined;
  signal?: AbortSignal | undefined;
};

export type Answer<T> = {
  data: T;
  etag: string | undefined;
  /** Where a list goes on, if it does. */
  cursor: string | undefined;
};

/** Calls below one address with a token that is fresh each time. */
export type Http = {
  call: <T>(
    method: string,
    path: string,
    options?: CallOptions,
  ) => Promise<Answer<T>>;
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => Promise<T>;
  /** The answer as it came, for files. */
  raw: (
    method: string,
    path: string,
    options?: CallOptions,
  ) => Promise<Response>;
};

export function createHttp(
  base: string,
  token: () => Promise<string | undefined>,
): Http {
  const raw = async (
    method: string,
    path: string,
    options: CallOptions = {},
  ) => {
    const headers = new Headers({
      authorization: `Bearer ${(await token()) ?? ""}`,
      accept: "application/json, application/problem+json, */*;q=0.5",
    });
    const init: RequestInit = { method, headers };
    if (options.body !== undefined) {
      headers.set("content-type", options.contentType ?? "application/json");
      init.body = options.contentType
        ? (options.body as BodyInit)
        : JSON.stringify(options.body);
    }
    if (options.ifMatch) {
      headers.set("if-match", options.ifMatch);
    }
    if (options.signal) {
      init.signal = options.signal;
    }
    const response = await fetch(base + path + search(options.query), init);
    if (!response.ok) {
      throw await readProblem(response);
    }
    return response;
  };

  const call = async <T>(
    method: string,
    path: string,
    options: CallOptions = {},
  ) => {
    const response = await raw(method, path, options);
    const text = await response.text();
    return {
      data: (text ? JSON.parse(text) : undefined) as T,
      etag: response.headers.get("etag") ?? undefined,
      cursor: cursorIn(response.headers.get("link") ?? ""),
    };
  };

  return {
    raw,
    call,
    get: async (path, query, signal) =>
      (await call("GET", path, { query: query ?? {}, signal })).data as never,
  };
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** The position in the address of the next page. */
export const cursorIn = (link: string) =>
  /[?&]cursor=([\w-]+)[^>]*>; *rel="next"/.exec(link)?.[1];

function search(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach((entry: string) => parameters.append(name, entry));
    } else if (value !== undefined && value !== "") {
      parameters.append(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
