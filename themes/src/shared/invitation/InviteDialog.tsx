import { Alert, Form } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../Alerts";
import type { Http } from "../api/http";
import { problemOf } from "../api/problem";
import { Confirm } from "../Confirm";
import {
  bodyOf,
  faultsOf,
  type InvitationDraft,
  inviteeOf,
  newDraft,
} from "./invitationDraft";
import { InviteFields, type InviteOptions } from "./InviteFields";

type Props = InviteOptions & {
  http: Http;
  /** Where invitations are posted to. */
  path: string;
  /** The circle, where there is only one. */
  circle?: string;
  /** What a refusal says, where the page knows better than the server. */
  refusalOf: (error: unknown) => string;
  /** Told whether an invitation was sent. */
  onDone: (sent: boolean) => void;
};

/** The members whose fields are folded away at first. */
const FOLDED = ["expires_in", "valid_from", "client_id", "redirect_uri"];

/** Asks whom to invite to what, and sends it. */
export const InviteDialog = ({
  http,
  path,
  titles,
  circle,
  circleField,
  userField,
  withApplication = false,
  refusalOf,
  onDone,
}: Props) => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const [draft, setDraft] = useState(() =>
    newDraft(titles.length === 1 ? titles[0]!.value : "", circle ?? ""),
  );
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [more, setMore] = useState(false);

  /** What is changed is not at fault any more, as far as is known. */
  const change = (part: Partial<InvitationDraft>) => {
    setDraft({ ...draft, ...part });
    setFaults(
      Object.fromEntries(
        Object.entries(faults).filter(([name]) => !(name in part)),
      ),
    );
  };

  const send = async () => {
    const missing = Object.entries(faultsOf(draft));
    setFaults(
      Object.fromEntries(missing.map(([name, text]) => [name, t(text)])),
    );
    setMore(more || missing.some(([name]) => FOLDED.includes(name)));
    setRefusal(undefined);
    if (missing.length > 0) {
      return;
    }
    try {
      await http.call("POST", path, {
        body: bodyOf(draft, circle === undefined),
      });
      alerts.succeeded(
        t("personas.invitations.sent", { invitee: inviteeOf(draft) }),
      );
      onDone(true);
    } catch (error) {
      const { errors } = problemOf(error);
      const known = Object.entries(errors).filter(([name]) => name in draft);
      setFaults(Object.fromEntries(known));
      setMore(more || FOLDED.some((name) => name in errors));
      setRefusal(known.length > 0 ? undefined : refusalOf(error));
    }
  };

  return (
    <Confirm
      title={t("personas.invitations.invite")}
      action={t("personas.invitations.send")}
      onConfirm={send}
      onClose={() => onDone(false)}
    >
      <Form noValidate onSubmit={(event) => event.preventDefault()}>
        {refusal && (
          <Alert
            isInline
            isLiveRegion
            component="p"
            variant="danger"
            title={refusal}
          />
        )}
        <InviteFields
          draft={draft}
          onChange={change}
          faults={faults}
          titles={titles}
          circleField={circleField}
          userField={userField}
          withApplication={withApplication}
          isOpen={more}
          onOpen={setMore}
        />
      </Form>
    </Confirm>
  );
};
