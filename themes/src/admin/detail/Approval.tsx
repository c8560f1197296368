import {
  ActionList,
  ActionListItem,
  Alert,
  Button,
  TextArea,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { RelativeTime } from "../../shared/RelativeTime";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { usePending } from "../api/usePending";

type Props = { persona: OwnedPersona; onDecided: () => void };

/** Lets an administrator approve or reject what a user has asked for, with a note for the user. */
export const Approval = ({ persona, onDecided }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const { refresh } = usePending();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);

  const decide = async (decision: "approve" | "reject") => {
    setBusy(true);
    try {
      await api.call("POST", `/${persona.id}/${decision}`, {
        body: note.trim() === "" ? {} : { note: note.trim() },
      });
      alerts.succeeded(
        t(
          decision === "approve"
            ? "personas.approval.approved"
            : "personas.approval.rejected",
        ),
      );
      refresh();
      onDecided();
    } catch (error) {
      alerts.failed(t("personas.approval.failed"), error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Alert
      isInline
      variant="warning"
      title={t("personas.approval.title", { user: persona.username })}
      className="pf-v5-u-mb-lg"
    >
      {persona.reason && (
        <p className="pf-v5-u-mt-sm" data-testid="request-reason">
          <q>{persona.reason}</q>
        </p>
      )}
      {persona.request_ends_at && (
        <p className="pf-v5-u-mt-sm">
          {t("personas.approval.ends")}{" "}
          <RelativeTime time={persona.request_ends_at} />
        </p>
      )}
      <TextArea
        aria-label={t("personas.approval.note")}
        placeholder={t("personas.approval.note")}
        value={note}
        maxLength={500}
        onChange={(_event, text) => setNote(text)}
        className="pf-v5-u-my-sm"
      />
      <ActionList>
        <ActionListItem>
          <Button isDisabled={busy} onClick={() => void decide("approve")}>
            {t("personas.approval.approve")}
          </Button>
        </ActionListItem>
        <ActionListItem>
          <Button
            variant="secondary"
            isDanger
            isDisabled={busy}
            onClick={() => void decide("reject")}
          >
            {t("personas.approval.reject")}
          </Button>
        </ActionListItem>
      </ActionList>
    </Alert>
  );
};
