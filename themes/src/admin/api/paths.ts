import { useRealm } from "@keycloak/keycloak-admin-ui";

/** Where our pages are, below the realm that the console shows. */
export function usePaths() {
  const { realm } = useRealm();
  const root = `/${encodeURIComponent(realm)}`;
  return {
    tab: (tab: string) => `${root}/personas/${tab}`,
    review: (id: string) =>
      `${root}/personas/reviews/${encodeURIComponent(id)}`,
    newReview: `${root}/personas/reviews/new`,
    circle: (circle: string) =>
      `${root}/personas/circles/${encodeURIComponent(circle)}`,
    capabilities: `${root}/personas/schema?part=capabilities`,
    list: (query: Record<string, string> | string[][] = {}) =>
      `${root}/personas/list?${new URLSearchParams(query).toString()}`,
    persona: (id: string) => `${root}/personas/list/${encodeURIComponent(id)}`,
    create: (user?: string) =>
      `${root}/personas/list/new${user ? `?user=${encodeURIComponent(user)}` : ""}`,
    userSettings: (id: string) =>
      `${root}/users/${encodeURIComponent(id)}/settings`,
    events: `${root}/realm-settings/events`,
    localization: `${root}/realm-settings/localization`,
    why: (client: string) =>
      `${root}/personas/why?${new URLSearchParams({ client }).toString()}`,
    policies: (client: string) =>
      `${root}/clients/${encodeURIComponent(client)}/authorization/policies`,
    user: (id: string) => `${root}/users/${encodeURIComponent(id)}/personas`,
  };
}
