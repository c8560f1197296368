/** The realm's address without a slash at its end. */
export const realmAddress = (realm: string): string => {
  let url: URL | undefined;
  try {
    url = new URL(realm);
  } catch {
    url = undefined;
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new TypeError(
      "The realm's address must be like https://id.example.com/realms/acme, without query and fragment",
    );
  }
  return url.href.replace(/\/+$/, "");
};

/** A value as one segment of a path, whatever characters it has. */
export const segment = (value: string): string => {
  if (value === "" || value === "." || value === "..") {
    throw new TypeError("An id is not empty, and neither . nor ..");
  }
  return encoded(value);
};

const encoded = (value: string): string => {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new TypeError(
      "A value has half of a character, which no address can carry",
    );
  }
};

/** A query; what has no value is left out. */
export const query = (
  values: Readonly<Record<string, string | undefined>>,
): string => {
  const parameters = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encoded(value)}`],
  );
  return parameters.length ? `?${parameters.join("&")}` : "";
};

/**
 * The query of the next page, from the `Link` headers of a page. Of that address only the query is taken: so no token is sent to
 * another host, and who calls the server by an internal name stays with it.
 */
export const nextQuery = (headers: Headers): string | undefined => {
  const link = headers.get("Link") ?? "";
  const address = /<([^>]*)>\s*;[^,<]*\brel="?next"?/.exec(link)?.[1];
  return address === undefined ? undefined : /\?[^#]*/.exec(address)?.[0];
};

/** The credentials of a client as a header, each encoded as RFC 6749, section 2.3.1, says. */
export const basic = (clientId: string, clientSecret: string): string => {
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(":");
  return `Basic ${btoa(pair)}`;
};
