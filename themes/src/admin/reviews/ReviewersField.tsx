import { Chip, ChipGroup, Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { type Choice, Picker } from "../parts/Picker";
import { usePeople } from "./usePeople";

type Props = {
  /** Undefined where all administrators decide. */
  people: Choice[] | undefined;
  onChange: (people: Choice[] | undefined) => void;
  error: string | undefined;
};

/** Who decides: whoever administers the users, or people who are named. */
export const ReviewersField = ({ people, onChange, error }: Props) => {
  const { t } = useTranslation();
  const find = usePeople();
  const add = (choice: Choice | undefined) => {
    if (choice && !people?.some(({ value }) => value === choice.value)) {
      onChange([...(people ?? []), choice]);
    }
  };
  return (
    <FieldShell
      id="review-reviewers"
      group
      required
      label={t("personas.reviews.reviewers")}
      error={error}
    >
      <Radio
        id="review-administrators"
        name="review-reviewers"
        label={t("personas.reviews.administrators")}
        description={t("personas.reviews.administratorsText")}
        isChecked={!people}
        onChange={() => onChange(undefined)}
      />
      <Radio
        id="review-people"
        name="review-reviewers"
        label={t("personas.reviews.people")}
        description={t("personas.reviews.peopleText")}
        isChecked={people !== undefined}
        onChange={() => onChange([])}
        {...(people
          ? {
              body: (
                <>
                  <Picker
                    id="review-person"
                    label={t("personas.reviews.addPerson")}
                    placeholder={t("personas.create.findUser")}
                    chosen={undefined}
                    onChoose={add}
                    find={find}
                  />
                  {people.length > 0 && (
                    <ChipGroup
                      aria-label={t("personas.reviews.people")}
                      numChips={100}
                      className="pf-v5-u-mt-sm"
                    >
                      {people.map(({ value, label }) => (
                        <Chip
                          key={value}
                          closeBtnAriaLabel={t("personas.reviews.removePerson")}
                          onClick={() =>
                            onChange(
                              people.filter((one) => one.value !== value),
                            )
                          }
                        >
                          {label}
                        </Chip>
                      ))}
                    </ChipGroup>
                  )}
                </>
              ),
            }
          : {})}
      />
    </FieldShell>
  );
};
