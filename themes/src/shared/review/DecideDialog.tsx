import { Form, Progress, TextArea } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../Alerts";
import type { Http } from "../api/http";
import { Confirm } from "../Confirm";
import { FieldShell } from "../form/FieldShell";
import { TimeInput } from "../form/TimeInput";
import { daysFromNow } from "../time";
import { decide, type DecideTargets } from "./decide";
import type { Decided, Decision } from "./types";

const LONGEST_REASON = 500;

export type Deciding = {
  decision: Decision | "open";
  targets: DecideTargets;
};

type Props = Deciding & {
  http: Http;
  path: string;
  /** What came of it; undefined where nothing was done. */
  onDone: (decided: Decided | undefined) => void;
};

/** Asks for the reason, and until when where something is shortened, and decides. */
export const DecideDialog = ({
  decision,
  targets,
  http,
  path,
  onDone,
}: Props) => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const [reason, setReason] = useState("");
  const [till, setTill] = useState(() => daysFromNow(30));
  const [done, setDone] = useState<Decided>();
  // Of those that filters find, nobody knows how many there are.
  const count = "ids" in targets ? targets.ids.length : undefined;
  const shortens = decision === "shorten";
  const needsReason = shortens || decision === "revoke";
  const isPast = shortens && !(Date.parse(till) > Date.now());

  const go = async () => {
    const text = reason.trim();
    try {
      const decided = await decide(
        http,
        path,
        {
          decision,
          ...(text !== "" && decision !== "open" ? { reason: text } : {}),
          ...(shortens ? { valid_till: till } : {}),
        },
        targets,
        setDone,
      );
      if (decided.refused.length === 0) {
        alerts.succeeded(
          t("personas.reviews.decided", { count: decided.decided }),
        );
      }
      onDone(decided);
    } catch (error) {
      alerts.failed(t("personas.reviews.decideFailed"), error);
      onDone(done);
    }
  };

  return (
    <Confirm
      title={
        count === undefined
          ? t(`personas.reviews.ask.${decision}All`)
          : t(`personas.reviews.ask.${decision}`, { count })
      }
      action={t(`personas.reviews.do.${decision}`)}
      danger={decision === "revoke"}
      disabled={(needsReason && reason.trim() === "") || isPast}
      onConfirm={go}
      onClose={() => onDone(done)}
    >
      <p>{t(`personas.reviews.ask.${decision}Text`)}</p>
      {decision !== "open" && (
        <Form
          className="pf-v5-u-mt-md"
          onSubmit={(event) => event.preventDefault()}
        >
          {shortens && (
            <FieldShell
              id="decide-till"
              label={t("personas.validTill")}
              required
              help={t("personas.reviews.tillHelp")}
              error={isPast ? t("personas.reviews.tillPast") : undefined}
            >
              <TimeInput
                id="decide-till"
                value={till}
                onChange={setTill}
                inputRef={() => undefined}
                disabled={false}
                invalid={isPast}
              />
            </FieldShell>
          )}
          <FieldShell
            id="decide-reason"
            label={t("personas.reviews.reason")}
            required={needsReason}
            help={t("personas.reviews.reasonHelp")}
          >
            <TextArea
              id="decide-reason"
              aria-describedby="decide-reason-help"
              value={reason}
              isRequired={needsReason}
              maxLength={LONGEST_REASON}
              resizeOrientation="vertical"
              onChange={(_event, text) => setReason(text)}
            />
          </FieldShell>
        </Form>
      )}
      {done && count !== undefined && (
        <Progress
          className="pf-v5-u-mt-md"
          aria-label={t("personas.reviews.answered")}
          value={done.decided + done.refused.length}
          max={count}
          label={`${done.decided + done.refused.length} / ${count}`}
        />
      )}
    </Confirm>
  );
};
