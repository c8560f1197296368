import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
} from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { FieldShell } from "../../shared/form/FieldShell";
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
        <FieldShell
          id={id}
          label={t("personas.calendar.import.file")}
          help={t("personas.calendar.import.text")}
        >
          {/* PatternFly's upload of files would make every page of the console 60 kB larger. */}
          <input
            id={id}
            type="file"
            accept=".ics,text/calendar"
            aria-describedby={`${id}-help`}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </FieldShell>
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
