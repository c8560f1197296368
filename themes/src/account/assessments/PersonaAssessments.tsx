import {
  Button,
  DataList,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Text,
  TextContent,
  Title,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { Persona } from "../../shared/api/types";
import { Failure, Loading } from "../../shared/States";
import { exact } from "../../shared/time";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { listStandings } from "./api";
import { StateLabel } from "../../shared/assessment/StateLabel";
import type { Assessment, Standing } from "./types";

type Props = { persona: Persona; name: string; assessments: Assessment[] };

/** The assessments of one persona, each with its state and the way to it. */
export const PersonaAssessments = ({ persona, name, assessments }: Props) => {
  const http = useHttp();
  const id = useId();
  const { data, problem, reload } = useLoad(
    (signal) => listStandings(http, persona.id, signal),
    persona.id,
  );
  return (
    <section aria-labelledby={id}>
      <Title headingLevel="h2" size="lg" id={id} className="kc-personas-name">
        {name}
      </Title>
      {problem ? (
        <Failure problem={problem} retry={reload} />
      ) : !data ? (
        <Loading />
      ) : (
        <DataList aria-label={name} isCompact>
          {assessments.map((assessment) => {
            const standing = data.find((one) => one.name === assessment.name);
            return (
              standing && (
                <Row
                  key={assessment.name}
                  persona={persona}
                  assessment={assessment}
                  standing={standing}
                />
              )
            );
          })}
        </DataList>
      )}
    </section>
  );
};

type RowProps = {
  persona: Persona;
  assessment: Assessment;
  standing: Standing;
};

const Row = ({ persona, assessment, standing }: RowProps) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manage } = useAccess();
  const id = useId();
  const { name, display_name: shown, description } = assessment;
  const { state, valid_until: until } = standing;
  const may = manage && (standing.can_attempt || state === "draft");
  const action = !may || state === "passed" ? "show" : WAYS[state];
  const time = until && exact(until, i18n.language);
  return (
    <DataListItem
      aria-labelledby={id}
      data-testid={`assessment-${persona.title}-${persona.circle}-${name}`}
    >
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="name" width={4}>
              <strong id={id}>{shown || name}</strong>
              <TextContent>
                {description && <Text component="p">{description}</Text>}
                {assessment.required_by.length > 0 && (
                  <Text component="small">
                    {t("personas.assessments.required")}
                  </Text>
                )}
              </TextContent>
            </DataListCell>,
            <DataListCell key="state" width={2}>
              <StateLabel state={state} />
              {time && (
                <TextContent>
                  <Text component="small">
                    {t(
                      state === "expired"
                        ? "personas.assessments.expiredAt"
                        : "personas.assessments.validUntil",
                      { time },
                    )}
                  </Text>
                </TextContent>
              )}
            </DataListCell>,
          ]}
        />
        <DataListAction
          id={`${id}-action`}
          aria-labelledby={`${id}-action ${id}`}
          aria-label={t(`personas.assessments.${action}`)}
        >
          <Button
            variant={action === "show" ? "secondary" : "primary"}
            aria-describedby={id}
            onClick={() => void navigate(paths.assessment(persona.id, name))}
          >
            {t(`personas.assessments.${action}`)}
          </Button>
        </DataListAction>
      </DataListItemRow>
    </DataListItem>
  );
};

const WAYS = {
  open: "start",
  draft: "continue",
  failed: "again",
  expired: "again",
} as const;
