import {
  ActionList,
  ActionListItem,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Form,
} from "@patternfly/react-core";
import { DownloadIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { saveFile } from "../../shared/saveFile";
import { useAdminApi } from "../api/useAdminApi";
import { csv } from "../parts/csv";
import { FileField } from "../parts/FileField";
import { InviteReport, type InviteResult } from "./InviteReport";

const COLUMNS = [
  "title",
  "circle",
  "email",
  "valid_from",
  "valid_till",
  "message",
];

type Props = { onInvited: () => void };

/** Many invitations from a file: first what would come of it, then for good. */
export const InviteMany = ({ onInvited }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<InviteResult>();
  const [problem, setProblem] = useState<ProblemError>();

  const choose = (next: File | undefined) => {
    setFile(next);
    setResult(undefined);
    setProblem(undefined);
  };
  const send = async (dryRun: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { data } = await api.call<InviteResult>(
        "POST",
        "/invitations/import",
        {
          query: dryRun ? { dry_run: true } : {},
          body: file,
          contentType: "text/csv",
        },
      );
      setResult(data);
      if (!dryRun) {
        onInvited();
      }
    } catch (error) {
      setResult(undefined);
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.invitations.many")}</CardTitle>
      <CardBody>
        <Form isWidthLimited onSubmit={(event) => event.preventDefault()}>
          <FileField
            id="invite-file"
            help={t("personas.invitations.fileHelp")}
            file={file}
            isDisabled={busy}
            onChoose={choose}
          />
          <div>
            <Button
              variant="link"
              isInline
              icon={<DownloadIcon />}
              onClick={() => saveFile(csv([COLUMNS]), "invitations.csv")}
            >
              {t("personas.invitations.template")}
            </Button>
          </div>
          <InviteReport result={result} problem={problem} />
        </Form>
      </CardBody>
      <CardFooter>
        <ActionList>
          <ActionListItem>
            <Button
              variant="secondary"
              isDisabled={!file || busy}
              isLoading={busy}
              onClick={() => void send(true)}
            >
              {t("personas.import.preview")}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button
              data-testid="invite-all"
              isDisabled={!file || busy || result?.dry_run !== true}
              onClick={() => void send(false)}
            >
              {t("personas.invitations.sendAll")}
            </Button>
          </ActionListItem>
        </ActionList>
      </CardFooter>
    </Card>
  );
};
