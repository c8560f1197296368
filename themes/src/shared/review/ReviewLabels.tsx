import { Label, type LabelProps, Progress } from "@patternfly/react-core";
import {
  BanIcon,
  CheckCircleIcon,
  ClockIcon,
  CutIcon,
  InProgressIcon,
  LockIcon,
  PlusCircleIcon,
} from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import {
  answeredOf,
  type Decision,
  type Review,
  type ReviewState,
} from "./types";

type Look = { color: NonNullable<LabelProps["color"]>; icon: ComponentType };

const STATES: Record<ReviewState, Look> = {
  preparing: { color: "blue", icon: InProgressIcon },
  open: { color: "green", icon: ClockIcon },
  closing: { color: "blue", icon: InProgressIcon },
  closed: { color: "grey", icon: LockIcon },
  cancelled: { color: "red", icon: BanIcon },
};

const DECISIONS: Record<Decision | "open", Look> = {
  open: { color: "grey", icon: PlusCircleIcon },
  keep: { color: "green", icon: CheckCircleIcon },
  shorten: { color: "gold", icon: CutIcon },
  revoke: { color: "red", icon: BanIcon },
};

/** Where a review stands, in a colour and in a word. */
export const ReviewStateLabel = ({ state }: { state: ReviewState }) => {
  const { t } = useTranslation();
  const { color, icon: Icon } = STATES[state];
  return (
    <Label color={color} icon={<Icon />}>
      {t(`personas.reviews.state.${state}`)}
    </Label>
  );
};

/** What was decided, in a colour and in a word. */
export const DecisionLabel = ({
  decision,
}: {
  decision: Decision | "open";
}) => {
  const { t } = useTranslation();
  const { color, icon: Icon } = DECISIONS[decision];
  return (
    <Label color={color} icon={<Icon />}>
      {t(`personas.reviews.decision.${decision}`)}
    </Label>
  );
};

/** How many have an answer. */
export const ReviewProgress = ({ review }: { review: Review }) => {
  const { t } = useTranslation();
  const answered = answeredOf(review);
  const { total } = review.items;
  return (
    <Progress
      size="sm"
      value={total === 0 ? 100 : (100 * answered) / total}
      label={t("personas.reviews.progress", { answered, total })}
      valueText={t("personas.reviews.progress", { answered, total })}
      aria-label={`${t("personas.reviews.answered")}: ${review.name}`}
    />
  );
};
