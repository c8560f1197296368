import { Label, type LabelProps } from "@patternfly/react-core";
import {
  BanIcon,
  CheckCircleIcon,
  EnvelopeIcon,
  HistoryIcon,
  TimesCircleIcon,
} from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { InvitationState } from "./types";

type Look = { color: NonNullable<LabelProps["color"]>; icon: ComponentType };

const LOOKS: Record<InvitationState, Look> = {
  sent: { color: "blue", icon: EnvelopeIcon },
  accepted: { color: "green", icon: CheckCircleIcon },
  declined: { color: "orange", icon: TimesCircleIcon },
  expired: { color: "purple", icon: HistoryIcon },
  withdrawn: { color: "grey", icon: BanIcon },
};

/** What became of an invitation, in a colour and in a word. */
export const InvitationStateLabel = ({ state }: { state: InvitationState }) => {
  const { t } = useTranslation();
  const { color, icon: Icon } = LOOKS[state];
  return (
    <Label color={color} icon={<Icon />}>
      {t(`personas.invitations.state.${state}`)}
    </Label>
  );
};
