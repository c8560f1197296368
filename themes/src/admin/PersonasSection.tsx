import { useAccess, useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useHref, useParams } from "react-router-dom";
import { AlertsProvider } from "../shared/Alerts";
import { usePaths } from "./api/paths";
import { Insights } from "./insights/Insights";
import { PersonaList } from "./list/PersonaList";
import { SchemaPage } from "./schema/SchemaPage";
import { Transfer } from "./transfer/Transfer";

type SectionTab = {
  name: string;
  access: "query-users" | "view-realm" | "view-users";
  page: ReactElement;
};

const TABS: SectionTab[] = [
  { name: "list", access: "query-users", page: <PersonaList /> },
  { name: "schema", access: "view-realm", page: <SchemaPage /> },
  { name: "insights", access: "view-users", page: <Insights /> },
  { name: "transfer", access: "view-users", page: <Transfer /> },
];

/** Personas in the navigation: the list, the schema, the figures, files. */
export const PersonasSection = () => {
  const { t } = useTranslation();
  const { hasAccess } = useAccess();
  const { realm } = useRealm();
  const { tab = "list" } = useParams();
  const paths = usePaths();
  const root = useHref(paths.tab(""));
  const shown = TABS.filter(({ access }) => hasAccess(access));
  const current = shown.find(({ name }) => name === tab) ?? shown[0];

  return (
    <AlertsProvider key={realm}>
      <ViewHeader
        titleKey="personas.title"
        subKey="personas.explain"
        divider={false}
      />
      <PageSection variant="light" padding={{ default: "noPadding" }} isFilled>
        <Tabs
          component="nav"
          isBox
          mountOnEnter
          unmountOnExit
          activeKey={current?.name ?? ""}
          aria-label={t("personas.title")}
          inset={{ default: "insetNone", xl: "insetLg" }}
        >
          {shown.map(({ name, page }) => (
            <Tab
              key={name}
              eventKey={name}
              href={root + name}
              data-testid={`personas-tab-${name}`}
              title={<TabTitleText>{t(`personas.tab.${name}`)}</TabTitleText>}
            >
              <PageSection variant="light">{page}</PageSection>
            </Tab>
          ))}
        </Tabs>
      </PageSection>
    </AlertsProvider>
  );
};
