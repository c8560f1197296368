import { Button, Stack, StackItem, Title } from "@patternfly/react-core";
import { ClipboardCheckIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { History } from "../../shared/assessment/History";
import { StateLabel } from "../../shared/assessment/StateLabel";
import type { Result, State } from "../../shared/assessment/types";
import { Confirm } from "../../shared/Confirm";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { ReportMenu } from "../reports/ReportMenu";

type Detail = { name: string; state: State; history: Result[] };
type Props = {
  persona: OwnedPersona;
  manage: boolean;
  /** What was taken away may have changed the persona. */
  onChange: () => void;
};

/** What came of the assessments of a persona, never what was answered. */
export const PersonaAssessments = ({ persona, manage, onChange }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const [voided, setVoided] = useState<Result>();
  const path = `/${encodeURIComponent(persona.id)}/assessments`;
  const { data, problem, reload } = useLoad(
    (signal) => api.get<{ assessments: Detail[] }>(path, {}, signal),
    persona.id,
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const takeAway = async (id: string) => {
    try {
      await api.call("DELETE", `${path}/${encodeURIComponent(id)}`);
      alerts.succeeded(t("personas.assessments.voided"));
    } catch (error) {
      alerts.failed(t("personas.assessments.voidFailed"), error);
    }
    setVoided(undefined);
    reload();
    onChange();
  };
  if (data.assessments.every(({ history }) => history.length === 0)) {
    return (
      <Empty
        title={t("personas.assessments.none")}
        text={t("personas.assessments.noneText")}
        icon={ClipboardCheckIcon}
      />
    );
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <ReportMenu
          label={t("personas.assessments.asFile")}
          path="/reports/assessment"
          query={{ persona: persona.id }}
          name={`assessments-${persona.id}`}
          stored={{
            report: "assessment",
            parameters: { persona: persona.id },
          }}
        />
      </StackItem>
      {data.assessments.map(({ name, state, history }) => (
        <StackItem key={name} data-testid={`assessment-${name}`}>
          <Title headingLevel="h2" size="lg" className="pf-v5-u-mb-sm">
            {name} <StateLabel state={state} />
          </Title>
          <History
            history={history}
            {...(manage
              ? {
                  actionOf: (result: Result) => (
                    <Button
                      variant="link"
                      isInline
                      isDanger
                      onClick={() => setVoided(result)}
                    >
                      {t("personas.assessments.void")}
                    </Button>
                  ),
                }
              : {})}
          />
        </StackItem>
      ))}
      {voided && (
        <Confirm
          title={t("personas.assessments.voidTitle")}
          action={t("personas.assessments.void")}
          danger
          onConfirm={() => takeAway(voided.id)}
          onClose={() => setVoided(undefined)}
        >
          {t("personas.assessments.voidText")}
        </Confirm>
      )}
    </Stack>
  );
};
