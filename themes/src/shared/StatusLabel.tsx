import { Label, type LabelProps, Tooltip } from "@patternfly/react-core";
import {
  BanIcon,
  CheckCircleIcon,
  ClipboardCheckIcon,
  ClockIcon,
  HistoryIcon,
  PauseCircleIcon,
  PowerOffIcon,
} from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Persona, Status } from "./api/types";
import { exact } from "./time";

type Look = { color: NonNullable<LabelProps["color"]>; icon: ComponentType };

const LOOKS: Record<Status, Look> = {
  active: { color: "green", icon: CheckCircleIcon },
  pending: { color: "gold", icon: ClockIcon },
  inactive: { color: "grey", icon: PowerOffIcon },
  suspended: { color: "orange", icon: PauseCircleIcon },
  revoked: { color: "red", icon: BanIcon },
  expired: { color: "purple", icon: HistoryIcon },
  unassessed: { color: "gold", icon: ClipboardCheckIcon },
};

const SCHEDULED: Look = { color: "blue", icon: ClockIcon };

const OFF_DUTY: Look = { color: "blue", icon: ClockIcon };

type Shown = Pick<
  Persona,
  | "status"
  | "active"
  | "valid_from"
  | "valid_till"
  | "active_until"
  | "next_active_from"
  | "note"
>;

type Props = { persona: Shown };

/** What to call its status: one that reads active may begin later, or be on duty until a time, or from one on. */
const wordOf = (persona: Shown) => {
  if (persona.status !== "active") {
    return persona.status;
  }
  const now = Date.now();
  if (Date.parse(persona.valid_from) > now) {
    return "scheduled";
  }
  if (!persona.active && Date.parse(persona.valid_till) > now) {
    return persona.next_active_from ? "offDuty" : "dutyOver";
  }
  return persona.active_until ? "onDuty" : "active";
};

const looksOf = (persona: Shown, word: string): Look => {
  if (word === "scheduled") {
    return SCHEDULED;
  }
  return word === "offDuty" || word === "dutyOver"
    ? OFF_DUTY
    : LOOKS[persona.status];
};

/** The status of a persona in a colour of its own, with what it means and the administrator's note when it is pointed at. */
export const StatusLabel = ({ persona }: Props) => {
  const { t, i18n } = useTranslation();
  const word = wordOf(persona);
  const { color, icon: Icon } = looksOf(persona, word);
  const time = (value?: string) => value && exact(value, i18n.language);
  const reason = t(`personas.reason.${word}`, {
    from: time(persona.valid_from),
    till: time(persona.valid_till),
    closes: time(persona.active_until),
    opens: time(persona.next_active_from),
  });
  return (
    <Tooltip content={persona.note ? `${reason} ${persona.note}` : reason}>
      <Label color={color} icon={<Icon />} tabIndex={0}>
        {t(`personas.status.${word}`)}
      </Label>
    </Tooltip>
  );
};
