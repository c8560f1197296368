import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  FileUpload,
} from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { useHttp } from "../useHttp";
import { importCalendar } from "./api";
import { ImportReport } from "./ImportReport";
import type { ImportOutcome } from "./types";

/** Takes over a file of another program, after showing what that would do. */
export const ImportCard = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [outcome, setOutcome] = useState<ImportOutcome & { dryRun: boolean }>();
  const [busy, setBusy] = useState(false);
  const choose = (next: File | undefined) => {
    setFile(next);
    setOutcome(undefined);
  };

  const run = async (dryRun: boolean) => {
    if (!file) {
      return;
    }
    setBusy(true);
    try {
      setOutcome({ ...(await importCalendar(http, file, dryRun)), dryRun });
    } catch (error) {
      setOutcome(undefined);
      // The server lacks the library that reads files: an administrator's matter.
      const missing = [501, 503].includes(problemOf(error).status);
      alerts.failed(
        t(
          missing
            ? "personas.calendar.import.missing"
            : "personas.calendar.import.failed",
        ),
        error,
      );
    } finally {
      setBusy(false);
    }
  };
  const ready =
    outcome?.dryRun === true && outcome.created + outcome.updated > 0;

  return (
    <Card isFlat>
      <CardTitle component="h2">
        {t("personas.calendar.import.title")}
      </CardTitle>
      <CardBody>
        <label htmlFor={`${id}-filename`}>
          {t("personas.calendar.import.text")}
        </label>
        <FileUpload
          id={id}
          filename={file?.name ?? ""}
          hideDefaultPreview
          browseButtonText={t("personas.calendar.import.browse")}
          clearButtonText={t("personas.calendar.import.clear")}
          isClearButtonDisabled={!file}
          dropzoneProps={{ accept: { "text/calendar": [".ics"] } }}
          onFileInputChange={(_event, next) => choose(next)}
          onClearClick={() => choose(undefined)}
        />
        {outcome && <ImportReport outcome={outcome} />}
      </CardBody>
      <CardFooter>
        <Button
          variant="secondary"
          isDisabled={!file || busy}
          isLoading={busy && !ready}
          onClick={() => void run(true)}
        >
          {t("personas.calendar.import.preview")}
        </Button>{" "}
        <Button
          isDisabled={!ready || busy}
          isLoading={busy && ready}
          onClick={() => void run(false)}
        >
          {t("personas.calendar.import.action")}
        </Button>
      </CardFooter>
    </Card>
  );
};
