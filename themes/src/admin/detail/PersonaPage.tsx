import { ViewHeader } from "@keycloak/keycloak-admin-ui";
import { DropdownItem, PageSection } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router-dom";
import type { PersonaSchema } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { Failure, Loading } from "../../shared/States";
import { StatusLabel } from "../../shared/StatusLabel";
import { useLoad } from "../../shared/useLoad";
import { useDocs } from "../api/docs";
import { usePaths } from "../api/paths";
import type { BulkAction, OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { useMayManage } from "../api/useMayManage";
import { usePermissions } from "../api/usePermissions";
import { actionsFor } from "../list/actions";
import { BulkDialog } from "../list/BulkDialog";
import { SubTabs } from "../../shared/SubTabs";
import { Approval } from "./Approval";
import { EditForm } from "./EditForm";
import { PersonaAssessments } from "./PersonaAssessments";
import { PersonaEvents } from "./PersonaEvents";
import { PersonaFacts } from "./PersonaFacts";
import { PersonaHistory } from "./PersonaHistory";
import { PersonaSessions } from "./PersonaSessions";

export const PersonaPage = () => {
  const { t, i18n } = useTranslation();
  const { id = "" } = useParams();
  const api = useAdminApi();
  const paths = usePaths();
  const docs = useDocs();
  const navigate = useNavigate();
  const { viewEvents } = usePermissions();
  const [action, setAction] = useState<BulkAction>();
  const { data, problem, reload } = useLoad(async (signal) => {
    const [{ data: persona, etag }, schema] = await Promise.all([
      api.call<OwnedPersona>("GET", `/${encodeURIComponent(id)}`, { signal }),
      api.get<PersonaSchema>(
        "/schema/view",
        { ui_locales: i18n.language },
        signal,
      ),
    ]);
    return { persona, etag, schema };
  }, `${id} ${i18n.language}`);
  const manage = useMayManage(data?.persona.user_sub);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { persona, etag, schema } = data;
  const finish = (changed: boolean) => {
    const deleted = changed && action === "delete";
    setAction(undefined);
    if (deleted) {
      void navigate(paths.tab("list"));
    } else if (changed) {
      reload();
    }
  };

  return (
    <>
      <ViewHeader
        titleKey={`${namesOf(schema).title(persona.title)}, ${persona.circle}`}
        noTranslate
        badges={[{ text: <StatusLabel persona={persona} /> }]}
        subKey={
          <>
            {t("personas.detail.of")}{" "}
            <Link
              style={{ textDecoration: "underline" }}
              to={paths.user(persona.user_sub)}
            >
              {persona.username}
            </Link>
          </>
        }
        helpUrl={docs("consoles#one-persona")}
        divider={false}
        {...(manage
          ? {
              dropdownItems: actionsFor(persona.status).map((name) => (
                <DropdownItem key={name} onClick={() => setAction(name)}>
                  {t(`personas.action.${name}`)}
                </DropdownItem>
              )),
            }
          : {})}
      />
      <PageSection variant="light">
        {manage && persona.status === "pending" && (
          <Approval persona={persona} onDecided={reload} />
        )}
        <SubTabs
          label={t("personas.detail.title")}
          parameter="tab"
          keeps
          tabs={[
            {
              name: "details",
              title: t("personas.detail.tab"),
              page: (
                <>
                  <PersonaFacts persona={persona} />
                  <div className="pf-v5-u-py-lg">
                    <EditForm
                      persona={persona}
                      etag={etag}
                      schema={schema}
                      disabled={!manage}
                      onSaved={reload}
                    />
                  </div>
                </>
              ),
            },
            {
              name: "sessions",
              title: t("personas.sessions.tab"),
              page: <PersonaSessions persona={persona} />,
            },
            ...((schema.assessments ?? []).length > 0
              ? [
                  {
                    name: "assessments",
                    title: t("personas.schema.tab.assessments"),
                    page: (
                      <PersonaAssessments
                        persona={persona}
                        manage={manage}
                        onChange={reload}
                      />
                    ),
                  },
                ]
              : []),
            ...(schema.history
              ? [
                  {
                    name: "history",
                    title: t("personas.history.tab"),
                    page: <PersonaHistory persona={persona} schema={schema} />,
                  },
                ]
              : []),
            ...(viewEvents
              ? [
                  {
                    name: "events",
                    title: t("personas.events.tab"),
                    page: <PersonaEvents persona={persona} schema={schema} />,
                  },
                ]
              : []),
          ]}
        />
      </PageSection>
      {action && (
        <BulkDialog action={action} personas={[persona]} onDone={finish} />
      )}
    </>
  );
};
