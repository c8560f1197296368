import { Chip, ChipGroup, Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { useSchemaView } from "../api/useSchemaView";
import { type Choice, Picker } from "../parts/Picker";
import { usePeople } from "../parts/usePeople";
import type { ReviewDraft, ReviewersKind } from "./draft";

type Value = Pick<ReviewDraft, "reviewers" | "people">;

type Props = {
  value: Value;
  onChange: (part: Partial<Value>) => void;
  error: string | undefined;
};

/** Who decides: whoever administers the users, whoever manages their titles in the circle, or people who are named. */
export const ReviewersField = ({ value, onChange, error }: Props) => {
  const { t } = useTranslation();
  // Nobody is a steward where no title is managed by another one.
  const stewards = useSchemaView()?.stewards === true;
  const radio = (kind: ReviewersKind) => ({
    id: `review-${kind}`,
    name: "review-reviewers",
    label: t(`personas.reviews.${kind}`),
    description: t(`personas.reviews.${kind}Text`),
    isChecked: value.reviewers === kind,
    onChange: () => onChange({ reviewers: kind }),
  });
  return (
    <FieldShell
      id="review-reviewers"
      group
      required
      label={t("personas.reviews.reviewers")}
      error={error}
    >
      <Radio {...radio("administrators")} />
      {stewards && <Radio {...radio("stewards")} />}
      <Radio
        {...radio("people")}
        {...(value.reviewers === "people"
          ? {
              body: (
                <People
                  people={value.people}
                  onChange={(people) => onChange({ people })}
                />
              ),
            }
          : {})}
      />
    </FieldShell>
  );
};

type PeopleProps = {
  people: Choice[];
  onChange: (people: Choice[]) => void;
};

const People = ({ people, onChange }: PeopleProps) => {
  const { t } = useTranslation();
  const find = usePeople();
  const without = (choice: Choice) =>
    people.filter(({ value }) => value !== choice.value);
  return (
    <>
      <Picker
        id="review-person"
        label={t("personas.reviews.addPerson")}
        placeholder={t("personas.create.findUser")}
        chosen={undefined}
        onChoose={(choice) => choice && onChange([...without(choice), choice])}
        find={find}
      />
      {people.length > 0 && (
        <ChipGroup
          aria-label={t("personas.reviews.people")}
          numChips={100}
          className="pf-v5-u-mt-sm"
        >
          {people.map((person) => (
            <Chip
              key={person.value}
              closeBtnAriaLabel={t("personas.reviews.removePerson")}
              onClick={() => onChange(without(person))}
            >
              {person.label}
            </Chip>
          ))}
        </ChipGroup>
      )}
    </>
  );
};
