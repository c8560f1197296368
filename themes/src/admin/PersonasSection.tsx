import { useAccess, useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import { Fragment, type MouseEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useHref, useNavigate, useParams } from "react-router-dom";
import { useDocs } from "./api/docs";
import { usePaths } from "./api/paths";
import { useSchemaView } from "./api/useSchemaView";
import { Insights } from "./insights/Insights";
import { InvitationsTab } from "./invitations/InvitationsTab";
import { PersonaList } from "./list/PersonaList";
import { PendingBadge } from "./parts/PendingBadge";
import { ReportsTab } from "./reports/ReportsTab";
import { ReviewsTab } from "./reviews/ReviewsTab";
import { SchemaPage } from "./schema/SchemaPage";
import { SetUpTab } from "./setup/SetUpTab";
import { Transfer } from "./transfer/Transfer";
import { Why } from "./user/Why";

type SectionTab = {
  name: string;
  /** All of these are needed. */
  access: Parameters<ReturnType<typeof useAccess>["hasAccess"]>;
  page: ReactElement;
  /** What the realm's schema has to say. */
  needs?: "reviews" | "invitations";
  /** The part of the documentation that *Learn more* leads to. */
  docs: string;
};

const TABS: SectionTab[] = [
  {
    name: "list",
    access: ["query-users"],
    page: <PersonaList />,
    docs: "admin#lists",
  },
  {
    name: "requests",
    access: ["query-users"],
    page: <PersonaList requests />,
    docs: "admin#approval",
  },
  {
    name: "schema",
    access: ["view-realm"],
    page: <SchemaPage />,
    docs: "configuration#persona-schema",
  },
  {
    name: "setup",
    access: ["view-realm"],
    page: <SetUpTab />,
    docs: "consoles#set-up-by-one-button",
  },
  {
    name: "insights",
    access: ["view-users"],
    page: <Insights />,
    docs: "consoles#plots-over-time",
  },
  {
    name: "why",
    access: ["view-users", "view-clients"],
    page: <Why />,
    docs: "admin#why-is-a-persona-not-in-a-token",
  },
  {
    name: "reviews",
    access: ["query-users"],
    needs: "reviews",
    page: <ReviewsTab />,
    docs: "consoles#reviews-of-personas",
  },
  {
    name: "invitations",
    access: ["manage-users"],
    needs: "invitations",
    page: <InvitationsTab />,
    docs: "consoles#inviting-people",
  },
  {
    name: "reports",
    access: ["query-users"],
    page: <ReportsTab />,
    docs: "reports",
  },
  {
    name: "transfer",
    access: ["view-users"],
    page: <Transfer />,
    docs: "admin#import-and-export",
  },
];

/** Personas in the navigation: the list, what waits for approval, the schema, the figures, files. */
export const PersonasSection = () => {
  const { t } = useTranslation();
  const { hasAccess } = useAccess();
  const { realm } = useRealm();
  const { tab = "list" } = useParams();
  const paths = usePaths();
  const docs = useDocs();
  const navigate = useNavigate();
  const root = useHref(paths.tab(""));
  const schema = useSchemaView();
  const shown = TABS.filter(
    ({ access, needs }) =>
      hasAccess(...access) && (!needs || schema?.[needs] === true),
  );
  // Until the schema is there, nobody knows whether a tab that needs it is; another one would only flash.
  const isOpen =
    !schema && TABS.some(({ name, needs }) => name === tab && needs);
  const current = isOpen
    ? undefined
    : (shown.find(({ name }) => name === tab) ?? shown[0]);

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
        helpUrl={docs(current?.docs ?? "consoles#admin-console")}
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
