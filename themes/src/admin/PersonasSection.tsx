import { useAccess, useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import { Fragment, type MouseEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useHref, useNavigate, useParams } from "react-router-dom";
import { usePaths } from "./api/paths";
import { Insights } from "./insights/Insights";
import { PersonaList } from "./list/PersonaList";
import { PendingBadge } from "./parts/PendingBadge";
import { SchemaPage } from "./schema/SchemaPage";
import { SetUpTab } from "./setup/SetUpTab";
import { Transfer } from "./transfer/Transfer";

type SectionTab = {
  name: string;
  access: "query-users" | "view-realm" | "view-users";
  page: ReactElement;
};

const TABS: SectionTab[] = [
  { name: "list", access: "query-users", page: <PersonaList /> },
  { name: "requests", access: "query-users", page: <PersonaList requests /> },
  { name: "schema", access: "view-realm", page: <SchemaPage /> },
  { name: "setup", access: "view-realm", page: <SetUpTab /> },
  { name: "insights", access: "view-users", page: <Insights /> },
  { name: "transfer", access: "view-users", page: <Transfer /> },
];

/** Personas in the navigation: the list, what waits for approval, the schema, the figures, files. */
export const PersonasSection = () => {
  const { t } = useTranslation();
  const { hasAccess } = useAccess();
  const { realm } = useRealm();
  const { tab = "list" } = useParams();
  const paths = usePaths();
  const navigate = useNavigate();
  const root = useHref(paths.tab(""));
  const shown = TABS.filter(({ access }) => hasAccess(access));
  const current = shown.find(({ name }) => name === tab) ?? shown[0];

  // Through the router, which asks before unsaved changes are lost; a new tab or window stays the browser's.
  const open = (event: MouseEvent, name: string) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      void navigate(paths.tab(name));
    }
  };

  return (
    <Fragment key={realm}>
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
          onSelect={(event, name) => open(event, String(name))}
          aria-label={t("personas.title")}
          inset={{ default: "insetNone", xl: "insetLg" }}
        >
          {shown.map(({ name, page }) => (
            <Tab
              key={name}
              eventKey={name}
              href={root + name}
              data-testid={`personas-tab-${name}`}
              title={
                <TabTitleText>
                  {t(`personas.tab.${name}`)}
                  {name === "requests" && <PendingBadge />}
                </TabTitleText>
              }
            >
              <PageSection variant="light">{page}</PageSection>
            </Tab>
          ))}
        </Tabs>
      </PageSection>
    </Fragment>
  );
};
