import { Button, Card, CardBody, CardTitle } from "@patternfly/react-core";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import type { ImportProgress } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { ImportRow } from "./ImportRow";
import { fileOf, isSame } from "./knownFiles";

type Props = {
  /** Changes when the list is to be read again. */
  version: string;
  busy: boolean;
  onResume: (progress: ImportProgress, file: File) => void;
};

/** The realm's latest imports: one that has stopped goes on with its file, or is given up. */
export const ImportHistory = (props: Props) => {
  const { t } = useTranslation();
  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.imports.title")}</CardTitle>
      <CardBody>
        <Imports {...props} />
      </CardBody>
    </Card>
  );
};

const Imports = ({ version, busy, onResume }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const input = useRef<HTMLInputElement>(null);
  const [resumed, setResumed] = useState<ImportProgress>();
  const [ending, setEnding] = useState<ImportProgress>();
  const { data, problem, reload } = useLoad(
    async (signal) =>
      (await api.get<{ imports: ImportProgress[] }>("/import", {}, signal))
        .imports,
    version,
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (data.length === 0) {
    return <p>{t("personas.imports.none")}</p>;
  }
  const choose = (progress: ImportProgress) => {
    setResumed(progress);
    input.current?.click();
  };
  const chosen = (file: File | undefined) => {
    const known = resumed && fileOf(resumed.id);
    if (!file || !resumed) {
      return;
    }
    if (known && !isSame(file, known)) {
      alerts.failed(t("personas.imports.otherFile", { name: known.name }));
      return;
    }
    onResume(resumed, file);
  };
  const end = async (progress: ImportProgress) => {
    try {
      await api.call("DELETE", `/import/${progress.id}`);
      alerts.succeeded(t("personas.imports.ended"));
    } catch (error) {
      alerts.failed(t("personas.imports.endFailed"), error);
    }
    setEnding(undefined);
    reload();
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("personas.import.file")}
        data-testid="resume-file"
        onChange={(event) => {
          chosen(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <Table
        aria-label={t("personas.imports.title")}
        variant="compact"
        className="kc-personas-text"
      >
        <Thead>
          <Tr>
            <Th>{t("personas.imports.started")}</Th>
            <Th>{t("personas.imports.state")}</Th>
            <Th>{t("personas.imports.lines")}</Th>
            <Th width={40}>{t("personas.imports.result")}</Th>
            <Th screenReaderText={t("personas.list.actions")} />
          </Tr>
        </Thead>
        <Tbody>
          {data.map((progress) => (
            <ImportRow
              key={progress.id}
              progress={progress}
              busy={busy}
              onResume={() => choose(progress)}
              onEnd={() => setEnding(progress)}
            />
          ))}
        </Tbody>
      </Table>
      <Button variant="link" isInline onClick={reload}>
        {t("personas.list.refresh")}
      </Button>
      {ending && (
        <Confirm
          title={t("personas.imports.endTitle")}
          action={t("personas.imports.end")}
          danger
          onConfirm={() => end(ending)}
          onClose={() => setEnding(undefined)}
        >
          {t("personas.imports.endText")}
        </Confirm>
      )}
    </>
  );
};
