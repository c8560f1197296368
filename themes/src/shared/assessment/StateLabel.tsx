import { Label, type LabelProps } from "@patternfly/react-core";
import {
  CheckCircleIcon,
  ExclamationTriangleIcon,
  HistoryIcon,
  PencilAltIcon,
  PlusCircleIcon,
} from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "./types";

type Look = { color: NonNullable<LabelProps["color"]>; icon: ComponentType };

const LOOKS: Record<State, Look> = {
  open: { color: "grey", icon: PlusCircleIcon },
  draft: { color: "blue", icon: PencilAltIcon },
  passed: { color: "green", icon: CheckCircleIcon },
  failed: { color: "red", icon: ExclamationTriangleIcon },
  expired: { color: "purple", icon: HistoryIcon },
};

/** Where a persona stands, in a colour and in a word. */
export const StateLabel = ({ state }: { state: State }) => {
  const { t } = useTranslation();
  const { color, icon: Icon } = LOOKS[state];
  return (
    <Label color={color} icon={<Icon />}>
      {t(`personas.assessments.state.${state}`)}
    </Label>
  );
};
