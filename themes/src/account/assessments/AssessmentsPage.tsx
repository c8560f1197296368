import { Page } from "@keycloak/keycloak-account-ui";
import { Button, Stack, StackItem } from "@patternfly/react-core";
import { ClipboardCheckIcon } from "@patternfly/react-icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { namesOf } from "../../shared/names";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { listPersonas } from "../api";
import { sharedSchema } from "../sharedSchema";
import { useHttp } from "../useHttp";
import { listAssessments } from "./api";
import { PersonaAssessments } from "./PersonaAssessments";
import { concerns } from "./rules";

/** Each persona asks for its own states, so that a user with hundreds of them does not ask for all at once. */
const AT_ONCE = 20;

/** What the user's personas have to answer, have begun and have answered. */
export const AssessmentsPage = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t("personas.assessments.title")}
      description={t("personas.assessments.description")}
    >
      <Content />
    </Page>
  );
};

const Content = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const [shown, setShown] = useState(AT_ONCE);
  const { data, problem, reload } = useLoad(async (signal) => {
    const [assessments, personas, schema] = await Promise.all([
      listAssessments(http, i18n.language, signal),
      listPersonas(http, signal),
      sharedSchema(http, i18n.language),
    ]);
    return { assessments, personas, schema };
  }, `assessments ${i18n.language}`);
  const concerned = useMemo(
    () =>
      (data?.personas ?? [])
        .map((persona) => ({
          persona,
          assessments: (data?.assessments ?? []).filter((assessment) =>
            concerns(assessment, persona.title),
          ),
        }))
        .filter(({ assessments }) => assessments.length > 0),
    [data],
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (concerned.length === 0) {
    return (
      <Empty
        title={t("personas.assessments.none")}
        text={t("personas.assessments.noneText")}
        icon={ClipboardCheckIcon}
      />
    );
  }
  const names = namesOf(data.schema);
  return (
    <Stack hasGutter>
      {concerned.slice(0, shown).map(({ persona, assessments }) => (
        <StackItem key={persona.id}>
          <PersonaAssessments
            persona={persona}
            name={`${names.title(persona.title)}, ${persona.circle}`}
            assessments={assessments}
          />
        </StackItem>
      ))}
      {concerned.length > shown && (
        <StackItem>
          <Button variant="link" onClick={() => setShown(shown + AT_ONCE)}>
            {t("personas.assessments.more")}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
};
