import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AdminAssessment, AdminSchema } from "../api/types";
import { AssessmentPreview } from "./AssessmentPreview";
import { outcomeFields, questionFields } from "./assessmentFields";
import { toOutcome, toOutcomeValues } from "./assessments";
import type { Shown } from "./displayNames";
import { RuleTable } from "./RuleTable";
import { faultsBelow } from "./SchemaFaults";

type Props = {
  assessment: AdminAssessment;
  attributes: AdminSchema["attributes"];
  shown: Shown;
  disabled: boolean;
  /** What the server refused, below the assessment. */
  faults: Record<string, string>;
  onChange: (assessment: AdminAssessment) => void;
};

const QUESTION_COLUMNS = ["name", "type", "text", "required"];
const OUTCOME_COLUMNS = ["name", "formula", "attribute"];
const NEW_QUESTION = { name: "", type: "single", required: true, options: [] };
const NEW_OUTCOME = { name: "", formula: "sum", questions: [] };

/** The questions and results of an assessment, and what it looks like. */
export const AssessmentCard = ({
  assessment,
  attributes,
  shown,
  disabled,
  faults,
  onChange,
}: Props) => {
  const { t } = useTranslation();
  const [previewed, setPreviewed] = useState(false);
  const { name, questions = [], results = [] } = assessment;
  return (
    <Card isFlat data-testid={`assessment-${name}`}>
      <CardHeader
        actions={{
          actions: (
            <Button
              variant="link"
              isDisabled={questions.length === 0}
              aria-label={`${t("personas.schema.preview")}: ${name}`}
              onClick={() => setPreviewed(true)}
            >
              {t("personas.schema.preview")}
            </Button>
          ),
        }}
      >
        <CardTitle component="h2">{assessment.display_name || name}</CardTitle>
      </CardHeader>
      <CardBody>
        <RuleTable
          kind="question"
          label={`${name}: ${t("personas.schema.field.questions")}`}
          rules={questions}
          columns={QUESTION_COLUMNS}
          shown={shown}
          fields={({ type }) => questionFields(type)}
          fresh={NEW_QUESTION}
          disabled={disabled}
          faults={faultsBelow(faults, "questions")}
          onChange={(next) =>
            onChange({
              ...assessment,
              questions: next as AdminAssessment["questions"],
            })
          }
        />
        <RuleTable
          kind="outcome"
          label={`${name}: ${t("personas.schema.field.results")}`}
          rules={results.map(toOutcomeValues)}
          columns={OUTCOME_COLUMNS}
          shown={shown}
          fields={({ formula }) => outcomeFields(formula)}
          fresh={NEW_OUTCOME}
          disabled={disabled}
          faults={faultsBelow(faults, "results")}
          onChange={(next) =>
            onChange({
              ...assessment,
              results: next.map((values) => toOutcome(values, attributes)),
            })
          }
        />
      </CardBody>
      {previewed && (
        <AssessmentPreview
          assessment={assessment}
          onClose={() => setPreviewed(false)}
        />
      )}
    </Card>
  );
};
