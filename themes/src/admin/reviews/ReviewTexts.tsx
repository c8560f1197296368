import { TextArea, TextInput } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { TimeInput } from "../../shared/form/TimeInput";
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

/** What can be changed about a review while it is open. */
export const ReviewTexts = ({ value, onChange, faultAt }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <FieldShell
        id="review-name"
        label={t("personas.reviews.name")}
        required
        error={faultAt("name")}
      >
        <TextInput
          id="review-name"
          aria-describedby="review-name-help"
          isRequired
          maxLength={100}
          validated={faultAt("name") ? "error" : "default"}
          value={value.name}
          onChange={(_event, name) => onChange({ name })}
        />
      </FieldShell>
      <FieldShell
        id="review-description"
        label={t("personas.reviews.description")}
        help={t("personas.reviews.descriptionHelp")}
        error={faultAt("description")}
      >
        <TextArea
          id="review-description"
          aria-describedby="review-description-help"
          rows={2}
          resizeOrientation="vertical"
          value={value.description}
          onChange={(_event, description) => onChange({ description })}
        />
      </FieldShell>
      <FieldShell
        id="review-due"
        label={t("personas.reviews.due")}
        help={t("personas.reviews.dueHelp")}
        required
        error={faultAt("due_at")}
      >
        <TimeInput
          id="review-due"
          value={value.due_at}
          onChange={(due) => onChange({ due_at: due })}
          inputRef={() => undefined}
          disabled={false}
          invalid={faultAt("due_at") !== undefined}
        />
      </FieldShell>
      <FieldShell
        id="review-remind"
        label={t("personas.reviews.remind")}
        help={t("personas.reviews.remindHelp")}
        error={faultAt("remind_days")}
      >
        <TextInput
          id="review-remind"
          aria-describedby="review-remind-help"
          validated={faultAt("remind_days") ? "error" : "default"}
          value={value.remind_days}
          onChange={(_event, days) => onChange({ remind_days: days })}
        />
      </FieldShell>
    </>
  );
};
