import { Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { AdminAssessment } from "../api/types";
import { AssessmentCard } from "./AssessmentCard";
import { ASSESSMENT_FIELDS } from "./assessmentFields";
import { placed, toAssessment, toValues } from "./assessments";
import type { Shown } from "./displayNames";
import type { EditorProps } from "./OtherEditors";
import { RuleTable } from "./RuleTable";
import { faultsBelow } from "./SchemaFaults";

const COLUMNS = ["name", "display_name", "description", "version"];
const FRESH = { name: "", version: 1, questions: [], results: [] };

type Props = EditorProps & { shown: Shown };

/** The questionnaires, and what each of them asks and says. */
export const AssessmentsEditor = ({
  draft,
  onChange,
  shown,
  disabled,
  faults: named,
}: Props) => {
  const { t } = useTranslation();
  const assessments = draft.assessments ?? [];
  const faults = placed(named, assessments);
  const set = (next: AdminAssessment[]) => {
    const rest = { ...draft };
    delete rest.assessments;
    onChange(next.length > 0 ? { ...rest, assessments: next } : rest);
  };
  return (
    <Stack hasGutter>
      <StackItem>
        <RuleTable
          kind="assessment"
          label={t("personas.schema.tab.assessments")}
          rules={assessments.map(toValues)}
          columns={COLUMNS}
          shown={shown}
          fields={() => ASSESSMENT_FIELDS}
          fresh={FRESH}
          disabled={disabled}
          faults={faultsBelow(faults, "assessments")}
          onChange={(next) => set(next.map(toAssessment))}
        />
      </StackItem>
      {assessments.map((assessment, index) => (
        <StackItem key={assessment.name}>
          <AssessmentCard
            assessment={assessment}
            attributes={draft.attributes}
            shown={shown}
            disabled={disabled}
            faults={faultsBelow(faults, `assessments[${index}].`)}
            onChange={(next) =>
              set(assessments.map((one, at) => (at === index ? next : one)))
            }
          />
        </StackItem>
      ))}
    </Stack>
  );
};
