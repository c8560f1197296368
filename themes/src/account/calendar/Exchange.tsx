import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SubPage } from "../edit/SubPage";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { DownloadCard } from "./DownloadCard";
import { FeedsCard } from "./FeedsCard";
import { ImportCard } from "./ImportCard";
import { useView } from "./useView";

/** The calendar in other programs: addresses that they read, and files. */
export const Exchange = () => {
  const { t } = useTranslation();
  const paths = usePaths();
  const { searchOf } = useView();
  const { manageCalendar } = useAccess();
  return (
    <SubPage
      title={t("personas.calendar.exchange.title")}
      description={t("personas.calendar.exchange.description")}
      parent={{
        title: t("personas.calendar.title"),
        path: paths.calendar + searchOf(),
      }}
    >
      <Stack hasGutter>
        <StackItem>
          <FeedsCard />
        </StackItem>
        <StackItem>
          <DownloadCard />
        </StackItem>
        {manageCalendar && (
          <StackItem>
            <ImportCard />
          </StackItem>
        )}
      </Stack>
    </SubPage>
  );
};
