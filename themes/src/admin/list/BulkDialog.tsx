import {
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  List,
  ListItem,
  NumberInput,
  Progress,
  TextArea,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Query } from "../../shared/api/http";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import type { BulkAction, OwnedPersona } from "../api/types";
import { usePending } from "../api/usePending";
import { useNames } from "../api/useSchemaView";
import { BulkReport } from "./BulkReport";
import { type BulkState, useBulk } from "./useBulk";

/** Actions that end something. */
const DANGER: BulkAction[] = ["delete", "revoke", "reject"];
/** Actions whose reason the owner may read. */
const WITH_NOTE: BulkAction[] = ["approve", "reject", "suspend", "revoke"];
const LONGEST_NOTE = 500;

type Props = {
  action: BulkAction;
  personas: OwnedPersona[];
  /** All that these filters find, instead of those personas. */
  matching?: { filters: Query; count: number } | undefined;
  /** Whether anything was changed. */
  onDone: (changed: boolean) => void;
};

/** Asks for confirmation, does it, and lists what came of each persona unless all went well. */
export const BulkDialog = ({ action, personas, matching, onDone }: Props) => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const pending = usePending();
  const [days, setDays] = useState(30);
  const [note, setNote] = useState("");
  const { state, run, stop } = useBulk(
    matching ?? { ids: personas.map(({ id }) => id) },
  );
  const count = matching?.count ?? personas.length;
  const begun = state.succeeded + state.failed > 0;

  const go = async () => {
    const text = note.trim();
    const done = await run({
      action,
      ...(action === "extend" ? { days } : {}),
      ...(WITH_NOTE.includes(action) && text !== "" ? { note: text } : {}),
    });
    pending.refresh();
    if (isAllWell(done)) {
      alerts.succeeded(t(`personas.done.${action}`, { count: done.succeeded }));
      onDone(true);
    } else if (done.problem && done.succeeded + done.failed === 0) {
      alerts.failed(t("personas.done.failed"), done.problem);
      onDone(false);
    }
  };

  if (!state.busy && begun && !isAllWell(state)) {
    return (
      <BulkReport
        state={state}
        count={count}
        personas={personas}
        onGoOn={() => void go()}
        onClose={() => onDone(state.succeeded > 0)}
      />
    );
  }
  return (
    <Confirm
      title={t(`personas.confirm.${action}`, { count })}
      action={t(`personas.action.${action}`)}
      danger={DANGER.includes(action)}
      disabled={days < 1}
      onConfirm={go}
      onClose={state.busy ? stop : () => onDone(false)}
    >
      <p>{t(`personas.confirm.${action}Text`)}</p>
      {matching ? (
        <p className="pf-v5-u-mt-md">{t("personas.confirm.matching")}</p>
      ) : (
        <Owned personas={personas} />
      )}
      {(action === "extend" || WITH_NOTE.includes(action)) && (
        <Form className="pf-v5-u-mt-md">
          {action === "extend" ? (
            <FormGroup label={t("personas.confirm.days")} fieldId="extend-days">
              <NumberInput
                inputName="days"
                inputAriaLabel={t("personas.confirm.days")}
                minusBtnAriaLabel={t("personas.confirm.fewer")}
                plusBtnAriaLabel={t("personas.confirm.moreDays")}
                inputProps={{ id: "extend-days" }}
                min={1}
                max={36500}
                value={days}
                onMinus={() => setDays(days - 1)}
                onPlus={() => setDays(days + 1)}
                onChange={(event) =>
                  setDays(Number((event.target as HTMLInputElement).value))
                }
              />
            </FormGroup>
          ) : (
            <FormGroup label={t("personas.approval.note")} fieldId="bulk-note">
              <TextArea
                id="bulk-note"
                value={note}
                maxLength={LONGEST_NOTE}
                resizeOrientation="vertical"
                isDisabled={state.busy}
                onChange={(_event, text) => setNote(text)}
              />
              <FormHelperText>
                <HelperText>
                  <HelperTextItem>{t("personas.form.noteHelp")}</HelperTextItem>
                </HelperText>
              </FormHelperText>
            </FormGroup>
          )}
        </Form>
      )}
      {state.busy && begun && (
        <Progress
          className="pf-v5-u-mt-md"
          aria-label={t(`personas.action.${action}`)}
          value={state.succeeded + state.failed}
          max={count}
          label={`${state.succeeded + state.failed} / ${count}`}
        />
      )}
    </Confirm>
  );
};

const Owned = ({ personas }: { personas: OwnedPersona[] }) => {
  const { t } = useTranslation();
  const names = useNames();
  const count = personas.length;
  return (
    <List isPlain className="pf-v5-u-mt-md">
      {personas.slice(0, 5).map(({ id, username, title, circle }) => (
        <ListItem key={id}>
          {`${username}: ${names.title(title)}, ${circle}`}
        </ListItem>
      ))}
      {count > 5 && (
        <ListItem>{t("personas.confirm.more", { count: count - 5 })}</ListItem>
      )}
    </List>
  );
};

function isAllWell({ finished, failed }: BulkState): boolean {
  return finished === true && failed === 0;
}
