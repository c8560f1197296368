import { ViewHeader } from "@keycloak/keycloak-admin-ui";

export const PersonasSection = () => (
  <ViewHeader titleKey="personas.title" subKey="personas.explain" />
);
