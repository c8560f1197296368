import {
  Alert,
  Button,
  Flex,
  Stack,
  StackItem,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { exact } from "../../shared/time";
import { useAccess } from "../useAccess";
import { DiscardButton } from "./DiscardButton";
import { History } from "../../shared/assessment/History";
import { ResultValues } from "../../shared/assessment/ResultValues";
import type { Result } from "../../shared/assessment/types";
import { PdfButton } from "./PdfButton";
import { RulesText } from "./RulesText";
import type { Assessment, Detail } from "./types";

type Props = {
  persona: string;
  assessment: Assessment;
  detail: Detail;
  onTake: () => void;
  onReload: () => void;
};

/** What the assessment is about, what came of it last, and the way to its questions. */
export const Outcome = ({
  persona,
  assessment,
  detail,
  onTake,
  onReload,
}: Props) => {
  const { t, i18n } = useTranslation();
  const { manage } = useAccess();
  const [last] = detail.history;
  const begun = detail.draft !== undefined;

  const action = begun ? "continue" : last ? "again" : "start";
  return (
    <Stack hasGutter>
      {last && detail.state !== "open" && detail.state !== "draft" && (
        <StackItem>
          <Alert
            isInline
            component="h2"
            variant={
              detail.state === "passed"
                ? "success"
                : detail.state === "failed"
                  ? "danger"
                  : "warning"
            }
            title={t(`personas.assessments.state.${detail.state}`)}
            data-testid="outcome"
          >
            <p>
              {t(`personas.assessments.outcome.${detail.state}`, {
                time: exact(last.taken_at, i18n.language),
                until: detail.valid_until
                  ? exact(detail.valid_until, i18n.language)
                  : t("personas.assessments.history.forever"),
              })}
            </p>
            <ResultValues values={detail.results ?? last.results} />
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <TextContent>
          {assessment.description && (
            <Text component="p">{assessment.description}</Text>
          )}
          <RulesText assessment={assessment} standing={detail} />
        </TextContent>
      </StackItem>
      {manage && (
        <StackItem>
          <Flex>
            {(detail.can_attempt || begun) && (
              <Button data-testid="take" onClick={onTake}>
                {t(`personas.assessments.${action}`)}
              </Button>
            )}
            {begun && (
              <DiscardButton
                persona={persona}
                name={assessment.name}
                onDone={onReload}
              />
            )}
          </Flex>
        </StackItem>
      )}
      <StackItem>
        <History
          history={detail.history}
          {...(detail.pdf
            ? {
                actionOf: (result: Result) => (
                  <PdfButton
                    persona={persona}
                    assessment={assessment.name}
                    result={result}
                  />
                ),
              }
            : {})}
        />
      </StackItem>
    </Stack>
  );
};
