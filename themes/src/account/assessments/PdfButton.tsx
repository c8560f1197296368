import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Result } from "../../shared/assessment/types";
import { fileNameOf, saveFile } from "../../shared/saveFile";
import { useHttp } from "../useHttp";
import { readPdf } from "./api";

type Props = { persona: string; assessment: string; result: Result };

/** Downloads a result as a file to keep or to show. */
export const PdfButton = ({ persona, assessment, result }: Props) => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const [busy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    try {
      const answer = await readPdf(
        http,
        persona,
        assessment,
        result.id,
        i18n.language,
      );
      saveFile(await answer.blob(), fileNameOf(answer, `${assessment}.pdf`));
    } catch (error) {
      alerts.failed(t("personas.assessments.pdfFailed"), error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="link"
      isInline
      isDisabled={busy}
      isLoading={busy}
      onClick={() => void download()}
    >
      {t("personas.assessments.pdf")}
    </Button>
  );
};
