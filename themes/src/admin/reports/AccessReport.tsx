import { useRealm } from "@keycloak/keycloak-admin-ui";
import {
  ActionGroup,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormSelect,
  FormSelectOption,
} from "@patternfly/react-core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { FieldShell } from "../../shared/form/FieldShell";
import { chosenOf, PersonaChoiceFields } from "../parts/PersonaChoiceFields";
import { ReportProblem } from "./ReportProblem";
import type { Format, PersonaChoice, Reports } from "./types";
import { useDownload } from "./useDownload";
import { WhenField } from "./WhenField";

const ALL: PersonaChoice = { title: [], circle: [], status: [] };

type Props = { offered: Reports; onRefresh: () => void };

/** Who holds or held which persona, as a file. */
export const AccessReport = ({ offered, onRefresh }: Props) => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { busy, download } = useDownload();
  const [at, setAt] = useState<string>();
  const [choice, setChoice] = useState(ALL);
  const [format, setFormat] = useState<Format>("csv");
  const [problem, setProblem] = useState<ProblemError>();
  const [fault, setFault] = useState<string>();

  const save = async () => {
    setProblem(undefined);
    setFault(undefined);
    if (at === "") {
      setFault(t("personas.form.required"));
      return;
    }
    if (at !== undefined && Date.parse(at) > Date.now()) {
      setFault(t("personas.reports.future"));
      return;
    }
    try {
      await download(
        "/reports/access",
        { ...chosenOf(choice), at, format },
        `access-${realm}.${format}`,
      );
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.reports.access")}</CardTitle>
      <CardBody>
        <Form isWidthLimited noValidate onSubmit={submit}>
          <WhenField
            history={offered.history}
            at={at}
            onChange={setAt}
            error={fault}
            onRefresh={onRefresh}
          />
          <PersonaChoiceFields
            id="report"
            value={choice}
            onChange={setChoice}
            {...(problem ? { errors: problem.errors } : {})}
          />
          <FieldShell
            id="report-format"
            label={t("personas.reports.format")}
            help={t(`personas.reports.formatHelp.${format}`, {
              count: offered.max_pdf_rows,
            })}
          >
            <FormSelect
              id="report-format"
              aria-describedby="report-format-help"
              value={format}
              onChange={(_event, value) => setFormat(value as Format)}
            >
              {offered.formats.map((one) => (
                <FormSelectOption
                  key={one}
                  value={one}
                  label={t(`personas.reports.formats.${one}`)}
                />
              ))}
            </FormSelect>
          </FieldShell>
          {problem && (
            <ReportProblem
              problem={problem}
              most={offered.max_pdf_rows}
              onRetry={() => void save()}
            />
          )}
          <ActionGroup>
            <Button
              type="submit"
              data-testid="report-download"
              isLoading={busy}
              isDisabled={busy}
            >
              {t("personas.export.action")}
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
};
