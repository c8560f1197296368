import { Label, type LabelProps, Tooltip } from "@patternfly/react-core";
import {
  BanIcon,
  CheckCircleIcon,
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
};

const SCHEDULED: Look = { color: "blue", icon: ClockIcon };

type Props = {
  persona: Pick<Persona, "status" | "valid_from" | "valid_till" | "note">;
};

/** The status of a persona in a colour of its own, with what it means and the administrator's note when it is pointed at. */
export const StatusLabel = ({ persona }: Props) => {
  const { t, i18n } = useTranslation();
  const scheduled =
    persona.status === "active" && Date.parse(persona.valid_from) > Date.now();
  const { color, icon: Icon } = scheduled ? SCHEDULED : LOOKS[persona.status];
  const word = scheduled ? "scheduled" : persona.status;
  const reason = t(`personas.reason.${word}`, {
    from: exact(persona.valid_from, i18n.language),
    till: exact(persona.valid_till, i18n.language),
  });
  return (
    <Tooltip content={persona.note ? `${reason} ${persona.note}` : reason}>
      <Label color={color} icon={<Icon />} tabIndex={0}>
        {t(`personas.status.${word}`)}
      </Label>
    </Tooltip>
  );
};
