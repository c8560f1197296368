import { Page } from "@keycloak/keycloak-account-ui";
import { Stack, StackItem } from "@patternfly/react-core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Failure, Loading } from "../../shared/States";
import { CalendarToolbar } from "./CalendarToolbar";
import { EventList } from "./EventList";
import { Legend } from "./Legend";
import { loadGridStyles } from "./styles";
import { useOccurrences, useOwnPersonas } from "./useOccurrences";
import { useView } from "./useView";

/** The library that draws weeks and months, with its style sheet: only where one of them is shown. */
const Grid = lazy(async () => {
  const [{ Grid }] = await Promise.all([import("./Grid"), loadGridStyles()]);
  return { default: Grid };
});

/** The user's calendar: a list, which everybody can use, a week or a month. */
export const CalendarPage = () => {
  const { t } = useTranslation();
  const shown = useView();
  const personas = useOwnPersonas();
  const { data, problem, loading, reload } = useOccurrences(shown, personas);

  return (
    <Page
      title={t("personas.calendar.title")}
      description={t("personas.calendar.description")}
    >
      <Stack hasGutter>
        <StackItem>
          <CalendarToolbar shown={shown} personas={personas} />
        </StackItem>
        <StackItem
          isFilled
          aria-busy={loading}
          data-testid={`calendar-${shown.view}`}
        >
          {problem ? (
            <Failure problem={problem} retry={reload} />
          ) : !data ? (
            <Loading />
          ) : shown.view === "list" ? (
            <EventList {...data} shown={shown} />
          ) : (
            <Suspense fallback={<Loading />}>
              <Grid {...data} shown={shown} reload={reload} />
            </Suspense>
          )}
        </StackItem>
        {data && data.events.length > 0 && (
          <StackItem>
            <Legend {...data} />
          </StackItem>
        )}
      </Stack>
    </Page>
  );
};
