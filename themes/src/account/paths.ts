import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";

/** Where the pages are, for links and for `navigate`. */
export function usePaths() {
  const { environment } = useEnvironment<AccountEnvironment>();
  const base = decodeURIComponent(new URL(environment.baseUrl).pathname);
  const list = `${base.replace(/\/$/, "")}/personas`;
  return {
    list,
    create: `${list}/new`,
    edit: (id: string) => `${list}/${id}`,
  };
}
