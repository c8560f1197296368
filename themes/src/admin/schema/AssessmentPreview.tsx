import { Modal, ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Questionnaire } from "../../shared/assessment/Questionnaire";
import type { Answers, Questions } from "../../shared/assessment/types";
import { HelpBehindButton } from "../../shared/form/FieldShell";
import type { AdminAssessment } from "../api/types";

type Props = { assessment: AdminAssessment; onClose: () => void };

/** The questions as users see them in the account console; nothing is kept. */
export const AssessmentPreview = ({ assessment, onClose }: Props) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Modal
      title={`${t("personas.schema.preview")}: ${assessment.display_name || assessment.name}`}
      description={t("personas.schema.previewText")}
      variant={ModalVariant.medium}
      isOpen
      onClose={onClose}
    >
      <HelpBehindButton.Provider value={false}>
        <Questionnaire
          assessment={assessment as Questions}
          answers={answers}
          at={at}
          onAnswer={(question, answer) =>
            setAnswers((before) => {
              const next = { ...before };
              delete next[question];
              return answer === undefined
                ? next
                : { ...next, [question]: answer };
            })
          }
          onGo={setAt}
          onSubmit={onClose}
        />
      </HelpBehindButton.Provider>
    </Modal>
  );
};
