import { Page } from "@keycloak/keycloak-account-ui";
import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { namesOf } from "../../shared/names";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { listPersonas, readSelected } from "../api";
import { ReminderSwitch } from "../mails/ReminderSwitch";
import { sharedSchema } from "../sharedSchema";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { CreateBar } from "./CreateBar";
import { NoPersonas } from "./NoPersonas";
import { PersonaCards } from "./PersonaCards";
import { NamesProvider } from "./useNames";

export const MyPersonas = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t("personas.account.title")}
      description={t("personas.account.description")}
    >
      <Content />
    </Page>
  );
};

/** The cards come with the first two calls; the schema, for what else can be done and what titles are called, after them. */
const Content = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const { manage } = useAccess();
  const mine = useLoad(async (signal) => {
    const [personas, selected] = await Promise.all([
      listPersonas(http, signal),
      readSelected(http, signal),
    ]);
    return { personas, selected };
  }, "mine");
  const schema = useLoad(
    () => sharedSchema(http, i18n.language),
    `schema ${i18n.language}`,
  );
  const names = useMemo(() => namesOf(schema.data), [schema.data]);
  useReloadOnReturn(mine.reload);

  const problem = mine.problem ?? schema.problem;
  if (problem) {
    return <Failure problem={problem} retry={mine.reload} />;
  }
  if (!mine.data || (mine.data.personas.length === 0 && !schema.data)) {
    return <Loading />;
  }
  const { personas, selected } = mine.data;
  if (personas.length === 0 && schema.data) {
    return <NoPersonas schema={schema.data} />;
  }
  return (
    <Stack hasGutter>
      {!manage && (
        <StackItem>
          <Alert
            isInline
            component="h2"
            variant="info"
            title={t("personas.account.viewOnly")}
          >
            {t("personas.account.viewOnlyText")}
          </Alert>
        </StackItem>
      )}
      {manage && schema.data && (
        <StackItem>
          <CreateBar schema={schema.data} personas={personas} />
        </StackItem>
      )}
      <StackItem>
        <NamesProvider value={names}>
          <PersonaCards
            personas={personas}
            selected={selected}
            reload={mine.reload}
          />
        </NamesProvider>
      </StackItem>
      {schema.data?.mails?.reminders && (
        <StackItem>
          <ReminderSwitch />
        </StackItem>
      )}
    </Stack>
  );
};

/** Another tab or an application may have changed the selection meanwhile. */
function useReloadOnReturn(reload: () => void) {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") {
        reload();
      }
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [reload]);
}
