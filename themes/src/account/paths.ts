import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";

/** Where the pages are, for links and for `navigate`. */
export function usePaths() {
  const { environment } = useEnvironment<AccountEnvironment>();
  const base = decodeURIComponent(
    new URL(environment.baseUrl).pathname,
  ).replace(/\/$/, "");
  const list = `${base}/personas`;
  const calendar = `${base}/calendar`;
  const assessments = `${base}/assessments`;
  const reviews = `${base}/reviews`;
  const circles = `${base}/circles`;
  return {
    list,
    create: `${list}/new`,
    edit: (id: string) => `${list}/${id}`,
    calendar,
    newEvent: `${calendar}/new`,
    event: (id: string) => `${calendar}/events/${id}`,
    assessments,
    assessment: (persona: string, name: string) =>
      `${assessments}/${encodeURIComponent(persona)}/${encodeURIComponent(name)}`,
    reviews,
    review: (id: string) => `${reviews}/${encodeURIComponent(id)}`,
    circles,
    // In the query, where a name may have a slash.
    circle: (name: string, tab?: string) =>
      `${circles}/circle?${new URLSearchParams({ name, ...(tab && { tab }) }).toString()}`,
    exchange: `${calendar}/exchange`,
  };
}
