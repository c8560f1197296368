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
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { FieldShell } from "../../shared/form/FieldShell";
import { useAdminApi } from "../api/useAdminApi";
import { chosenOf } from "../parts/personaChoice";
import { PersonaChoiceFields } from "../parts/PersonaChoiceFields";
import { ReportProblem } from "./ReportProblem";
import { StoreAway } from "./StoreAway";
import type { Format, PersonaChoice, Reports } from "./types";
import { useDownload } from "./useDownload";
import { WhenField } from "./WhenField";

const ALL: PersonaChoice = { title: [], circle: [], status: [] };

type Props = {
  offered: Reports;
  onRefresh: () => void;
  /** A report is on its way to where it is stored. */
  onStored: () => void;
};

/** Who holds or held which persona, as a file. */
export const AccessReport = ({ offered, onRefresh, onStored }: Props) => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { busy, download } = useDownload();
  const [at, setAt] = useState<string>();
  const [choice, setChoice] = useState(ALL);
  const [format, setFormat] = useState<Format>("csv");
  const [problem, setProblem] = useState<ProblemError>();
  const [fault, setFault] = useState<string>();
  const [storing, setStoring] = useState(false);
  const api = useAdminApi();
  const alerts = useAlerts();
  const again = useRef<() => Promise<void>>();
  const { targets = [] } = offered;

  /** Does it when all is there that it needs. */
  const attempt = async (what: () => Promise<void>) => {
    again.current = what;
    setProblem(undefined);
    const missing =
      at === ""
        ? "personas.form.required"
        : at !== undefined && Date.parse(at) > Date.now()
          ? "personas.reports.future"
          : undefined;
    setFault(missing && t(missing));
    if (missing) {
      return;
    }
    try {
      await what();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const save = () =>
    attempt(() =>
      download(
        "/reports/access",
        { ...chosenOf(choice), at, format },
        `access-${realm}.${format}`,
      ),
    );
  const store = (target: string) =>
    attempt(async () => {
      setStoring(true);
      try {
        await api.call("POST", "/reports/deliveries", {
          body: {
            report: "access",
            target,
            format,
            parameters: { ...chosenOf(choice), ...(at ? { at } : {}) },
          },
        });
        alerts.succeeded(t("personas.deliveries.queued"));
        onStored();
      } finally {
        setStoring(false);
      }
    });
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
              onRetry={() => again.current && void attempt(again.current)}
            />
          )}
          {targets.length > 0 && (
            <StoreAway
              targets={targets}
              busy={storing}
              onStore={(target) => void store(target)}
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
