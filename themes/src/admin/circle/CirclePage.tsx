import { ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useDocs } from "../api/docs";
import { usePaths } from "../api/paths";
import { useSchemaView } from "../api/useSchemaView";
import { CircleCard } from "./CircleCard";
import { CircleFigures } from "./CircleFigures";
import { stewardTitles } from "./stewards";

/** One of those that the list of personas can be limited to. */
const SOON = 30;

/** One circle: who belongs to it, who manages it, and whose personas end soon. */
export const CirclePage = () => {
  const { t } = useTranslation();
  const { circle = "" } = useParams();
  const paths = usePaths();
  const docs = useDocs();
  const stewards = stewardTitles(useSchemaView());
  const ofCircle = { circle: [circle] };
  return (
    <>
      <ViewHeader
        titleKey={circle}
        noTranslate
        subKey={t("personas.circle.explain")}
        helpUrl={docs("consoles#a-circle")}
      />
      <PageSection variant="light" key={circle}>
        <Stack hasGutter>
          <StackItem>
            <CircleFigures circle={circle} />
          </StackItem>
          {stewards.length > 0 && (
            <StackItem>
              <CircleCard
                title={t("personas.circle.stewards")}
                none={t("personas.circle.noStewards")}
                query={{ ...ofCircle, title: stewards, state: "active" }}
                list={paths.list([
                  ["circle", circle],
                  ...stewards.map((title) => ["title", title]),
                  ["state", "active"],
                ])}
              />
            </StackItem>
          )}
          <StackItem>
            <CircleCard
              title={t("personas.circle.endingSoon")}
              none={t("personas.circle.noneEnding")}
              query={{ ...ofCircle, state: "active", sort: "valid_till" }}
              withinDays={SOON}
              list={paths.list({
                circle,
                state: "active",
                expiring: String(SOON),
                sort: "valid_till",
              })}
            />
          </StackItem>
          <StackItem>
            <CircleCard
              title={t("personas.circle.members")}
              none={t("personas.circle.noMembers")}
              query={ofCircle}
              list={paths.list({ circle })}
            />
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
};
