import { useRealm } from "@keycloak/keycloak-admin-ui";
import {
  ActionGroup,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
} from "@patternfly/react-core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { chosenOf } from "../parts/personaChoice";
import { PersonaChoiceFields } from "../parts/PersonaChoiceFields";
import { FormatField } from "./FormatField";
import { ReportProblem } from "./ReportProblem";
import { StoreAway } from "./StoreAway";
import type { Format, PersonaChoice, Reports } from "./types";
import { useDownload } from "./useDownload";
import { useStoring } from "./useStoring";
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
  const { t, i18n } = useTranslation();
  const { realm } = useRealm();
  const { busy, download } = useDownload();
  const [at, setAt] = useState<string>();
  const [choice, setChoice] = useState(ALL);
  const [format, setFormat] = useState<Format>("csv");
  const [problem, setProblem] = useState<ProblemError>();
  const [fault, setFault] = useState<string>();
  const { storing, store } = useStoring();
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
        { ...chosenOf(choice), at, format, ui_locales: i18n.language },
        `access-${realm}.${format}`,
      ),
    );
  const send = (target: string) =>
    attempt(async () => {
      await store({
        report: "access",
        target,
        format,
        parameters: { ...chosenOf(choice), ...(at ? { at } : {}) },
      });
      onStored();
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
          <FormatField offered={offered} value={format} onChange={setFormat} />
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
              onStore={(target) => void send(target)}
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
