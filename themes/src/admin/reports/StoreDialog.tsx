import { Form } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { Confirm } from "../../shared/Confirm";
import { FieldShell } from "../../shared/form/FieldShell";
import { FormatField } from "./FormatField";
import { ReportProblem } from "./ReportProblem";
import { TargetSelect } from "./TargetSelect";
import type { Format, Reports, Target } from "./types";
import { useStoring } from "./useStoring";

type Props = {
  offered: Reports;
  targets: Target[];
  report: string;
  parameters: Record<string, string>;
  onClose: () => void;
};

/** Asks where a report is stored away, and how it is written; signed, unless another format is chosen. */
export const StoreDialog = ({
  offered,
  targets,
  report,
  parameters,
  onClose,
}: Props) => {
  const { t } = useTranslation();
  const { store } = useStoring();
  const [target, setTarget] = useState(targets[0]!.name);
  const [format, setFormat] = useState<Format>("zip");
  const [problem, setProblem] = useState<ProblemError>();

  const confirm = async () => {
    setProblem(undefined);
    try {
      await store({ report, target, format, parameters });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <Confirm
      title={t("personas.deliveries.store")}
      action={t("personas.deliveries.store")}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Form noValidate onSubmit={(event) => event.preventDefault()}>
        <FieldShell
          id="report-target"
          label={t("personas.deliveries.target")}
          help={t("personas.deliveries.progressHelp")}
        >
          <TargetSelect targets={targets} value={target} onChange={setTarget} />
        </FieldShell>
        <FormatField offered={offered} value={format} onChange={setFormat} />
        {problem && (
          <ReportProblem
            problem={problem}
            most={offered.max_pdf_rows}
            onRetry={() => void confirm()}
          />
        )}
      </Form>
    </Confirm>
  );
};
