import { Alert, Form } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { Confirm } from "../../shared/Confirm";
import { InstantField } from "../../shared/form/InstantField";
import { LineField } from "../../shared/form/LineField";
import type { Names } from "../../shared/names";
import { useLoad } from "../../shared/useLoad";
import { useHttp } from "../useHttp";
import { act, readMember } from "./api";
import { personIn } from "./names";
import { refusalOf } from "./refusal";
import type { Action, Member } from "./types";

export type Acting = { action: Action; member: Member };

type Props = Acting & {
  names: Names;
  /** Told whether anything has changed, or may have. */
  onDone: (changed: boolean) => void;
};

const LONGEST_NOTE = 500;
const MONTH = 30 * 24 * 60 * 60_000;

const NOTED: readonly Action[] = ["approve", "reject", "suspend"];
const DANGEROUS: readonly Action[] = ["reject", "suspend", "remove"];

/** Asks before something is done with a persona of the circle, for a note or a time where that is needed, and does it. */
export const ActDialog = ({ action, member, names, onDone }: Props) => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const [note, setNote] = useState("");
  const [till, setTill] = useState(() => later(member.valid_till));
  const [refused, setRefused] = useState<unknown>();
  // As it is now: what somebody else does meanwhile is not overwritten.
  const fresh = useLoad(
    (signal) => readMember(http, member.circle, member.id, signal),
    member.id,
  );
  const texts = {
    ...personIn(t, member),
    title: names.title(member.title),
    circle: member.circle,
  };
  const isExtension = action === "extend";
  const isEarly =
    isExtension &&
    !(
      Date.parse(till) > Date.now() &&
      Date.parse(till) > Date.parse(member.valid_till)
    );

  const go = async () => {
    const text = note.trim();
    try {
      await act(
        http,
        member,
        action,
        {
          ...(text === "" ? {} : { note: text }),
          ...(isExtension ? { valid_till: till } : {}),
        },
        fresh.data?.etag,
      );
      alerts.succeeded(t(`personas.circles.done.${action}`, texts));
      onDone(true);
    } catch (error) {
      setRefused(error);
    }
  };
  const problem = refused ?? fresh.problem;
  const errors = refused ? problemOf(refused).errors : {};
  const tillFault =
    errors["valid_till"] ??
    (isEarly ? t("personas.circles.tillEarly") : undefined);

  return (
    <Confirm
      title={t(`personas.circles.ask.${action}`, texts)}
      action={t(`personas.circles.do.${action}`)}
      danger={DANGEROUS.includes(action)}
      disabled={isEarly || !fresh.data}
      onConfirm={go}
      onClose={() => onDone(problem !== undefined)}
    >
      <p>{t(`personas.circles.ask.${action}Text`, texts)}</p>
      {problem !== undefined && !errors["valid_till"] && !errors["note"] && (
        <Alert
          isInline
          isLiveRegion
          component="p"
          variant="danger"
          className="pf-v5-u-mt-md"
          title={refusalOf(t, i18n.language, problem)}
        />
      )}
      {(NOTED.includes(action) || isExtension) && (
        <Form
          className="pf-v5-u-mt-md"
          onSubmit={(event) => event.preventDefault()}
        >
          {isExtension ? (
            <InstantField
              id="act-till"
              label={t("personas.validTill")}
              help={t("personas.circles.tillHelp")}
              required
              error={tillFault}
              value={till}
              onChange={(next) => {
                setTill(next);
                setRefused(undefined);
              }}
            />
          ) : (
            <LineField
              id="act-note"
              label={t("personas.circles.note")}
              help={t("personas.circles.noteHelp")}
              long
              most={LONGEST_NOTE}
              error={errors["note"]}
              value={note}
              onChange={setNote}
            />
          )}
        </Form>
      )}
    </Confirm>
  );
};

/** A month after its end, or from now where that has passed. */
const later = (till: string) =>
  new Date(Math.max(Date.parse(till), Date.now()) + MONTH).toISOString();
