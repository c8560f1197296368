import { useTranslation } from "react-i18next";
import { InstantField } from "../../shared/form/InstantField";
import { LineField } from "../../shared/form/LineField";
import type { ReviewDraft } from "./draft";

type Texts = Pick<
  ReviewDraft,
  "name" | "description" | "due_at" | "remind_days"
>;

type Props = {
  value: Texts;
  onChange: (part: Partial<Texts>) => void;
  faultAt: (member: string) => string | undefined;
};

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 1000;

/** What can be changed about a review while it is open. */
export const ReviewTexts = ({ value, onChange, faultAt }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        id="review-name"
        label={t("personas.reviews.name")}
        required
        most={LONGEST_NAME}
        error={faultAt("name")}
        value={value.name}
        onChange={(name) => onChange({ name })}
      />
      <LineField
        id="review-description"
        label={t("personas.reviews.description")}
        help={t("personas.reviews.descriptionHelp")}
        long
        most={LONGEST_DESCRIPTION}
        error={faultAt("description")}
        value={value.description}
        onChange={(description) => onChange({ description })}
      />
      <InstantField
        id="review-due"
        label={t("personas.reviews.due")}
        help={t("personas.reviews.dueHelp")}
        required
        error={faultAt("due_at")}
        value={value.due_at}
        onChange={(due) => onChange({ due_at: due })}
      />
      <LineField
        id="review-remind"
        label={t("personas.reviews.remind")}
        help={t("personas.reviews.remindHelp")}
        error={faultAt("remind_days")}
        value={value.remind_days}
        onChange={(days) => onChange({ remind_days: days })}
      />
    </>
  );
};
