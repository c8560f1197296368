import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import { useHttp } from "../useHttp";
import { discardDraft } from "./api";
import { forget } from "./kept";

type Props = { persona: string; name: string; onDone: () => void };

/** Removes the answers so far, after a question. */
export const DiscardButton = ({ persona, name, onDone }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const [asking, setAsking] = useState(false);

  const discard = async () => {
    try {
      await discardDraft(http, persona, name);
      forget(persona, name);
      alerts.succeeded(t("personas.assessments.discarded"));
    } catch (error) {
      alerts.failed(t("personas.assessments.discardFailed"), error);
    }
    setAsking(false);
    onDone();
  };

  return (
    <>
      <Button variant="link" onClick={() => setAsking(true)}>
        {t("personas.assessments.discard")}
      </Button>
      {asking && (
        <Confirm
          title={t("personas.assessments.discardTitle")}
          action={t("personas.assessments.discard")}
          danger
          onConfirm={discard}
          onClose={() => setAsking(false)}
        >
          {t("personas.assessments.discardText")}
        </Confirm>
      )}
    </>
  );
};
