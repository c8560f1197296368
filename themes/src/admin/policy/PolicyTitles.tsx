import { Checkbox, TextArea } from "@patternfly/react-core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { TitleRule } from "../../shared/api/types";
import { FieldShell } from "../../shared/form/FieldShell";
import type { PolicyInputs } from "./policy";

/** The schema's titles to tick, with those that the policy has beside it; else one a line. */
export const PolicyTitles = ({
  titles,
}: {
  titles: TitleRule[] | undefined;
}) => {
  const { t } = useTranslation();
  const shown = new Map(
    titles?.map(({ name, display_name: text }) => [name, text]),
  );
  const label = t("personas.policy.titles");
  const help = t("personas.policy.titlesHelp");
  return (
    <Controller<PolicyInputs, "titles">
      name="titles"
      render={({ field: { value, onChange, ref } }) => (
        <FieldShell
          id="policy-titles"
          label={label}
          help={help}
          group={!!titles}
        >
          {!titles && (
            <TextArea
              id="policy-titles"
              aria-describedby="policy-titles-help"
              resizeOrientation="vertical"
              value={value.join("\n")}
              onChange={(_event, text) =>
                onChange(text === "" ? [] : text.split("\n"))
              }
            />
          )}
          {titles &&
            [...new Set([...shown.keys(), ...value])].map((title, index) => (
              <Checkbox
                key={title}
                id={`policy-title-${title}`}
                label={shown.get(title) ?? title}
                description={shown.has(title) ? title : undefined}
                isChecked={value.includes(title)}
                {...(index === 0 ? { ref } : {})}
                onChange={(_event, checked) =>
                  onChange(
                    checked
                      ? [...value, title]
                      : value.filter((one) => one !== title),
                  )
                }
              />
            ))}
        </FieldShell>
      )}
    />
  );
};
