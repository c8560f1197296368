import { Alert, Button, Stack, StackItem } from "@patternfly/react-core";
import { useEnvironment } from "@keycloak/keycloak-account-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sent } from "../../shared/assessment/answers";
import { Questionnaire } from "../../shared/assessment/Questionnaire";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { useHttp } from "../useHttp";
import { submit } from "./api";
import { forget } from "./kept";
import type { Assessment, Draft } from "./types";
import { type Saving, useDraft } from "./useDraft";

type Props = {
  persona: string;
  assessment: Assessment;
  draft: Draft | undefined;
  onFinish: () => void;
};

const PREFIX = "answers.";

/** The questions, one after the other, until the answers are submitted or left for later. */
export const Taking = ({ persona, assessment, draft, onFinish }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const { at, answers, saving, restored, answer, go, saveNow } = useDraft(
    persona,
    assessment,
    draft,
  );
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { name, version, questions } = assessment;

  const refused = (error: unknown) => {
    const problem = problemOf(error);
    const named = Object.entries(problem.errors)
      .filter(([member]) => member.startsWith(PREFIX))
      .map(([member, text]): [string, string] => [
        member.slice(PREFIX.length),
        text,
      ]);
    const first = questions.findIndex((one) => one.name === named[0]?.[0]);
    if (first >= 0) {
      setFaults(Object.fromEntries(named));
      go(first);
    } else if (problem.status === 409) {
      alerts.warned(t("personas.assessments.submitFailed"), [
        t("personas.assessments.changed"),
      ]);
      onFinish();
    } else {
      alerts.failed(t("personas.assessments.submitFailed"), error);
    }
  };

  const send = async () => {
    setBusy(true);
    try {
      await submit(http, persona, name, { version, answers: sent(answers) });
      forget(persona, name);
      onFinish();
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack hasGutter>
      {restored && (
        <StackItem>
          <Alert
            isInline
            isPlain
            component="p"
            variant="info"
            title={t("personas.assessments.restored")}
          />
        </StackItem>
      )}
      <StackItem>
        <Questionnaire
          assessment={assessment}
          answers={answers}
          at={at}
          onAnswer={(question, value) => {
            setFaults((before) => ({ ...before, [question]: "" }));
            answer(question, value);
          }}
          onGo={go}
          onSubmit={() => void send()}
          busy={busy}
          faults={faults}
        >
          <Button
            variant="link"
            isDisabled={busy}
            onClick={() => void saveNow().then(onFinish)}
          >
            {t("personas.assessments.later")}
          </Button>
        </Questionnaire>
      </StackItem>
      <StackItem>
        <SavingState saving={saving} />
      </StackItem>
    </Stack>
  );
};

/** Whether the answers are safe. */
const SavingState = ({ saving }: { saving: Saving }) => {
  const { t } = useTranslation();
  const { keycloak } = useEnvironment();
  if (saving === "ended") {
    return (
      <Alert
        isInline
        component="p"
        variant="warning"
        title={t("personas.assessments.ended")}
        actionLinks={
          <Button variant="link" isInline onClick={() => void keycloak.login()}>
            {t("personas.assessments.login")}
          </Button>
        }
      >
        {t("personas.assessments.endedText")}
      </Alert>
    );
  }
  return (
    <small role="status" data-testid="saving" data-saving={saving}>
      {t(`personas.assessments.saving.${saving}`)}
    </small>
  );
};
