import {
  FormSelect,
  FormSelectOption,
  TextInput,
} from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { FieldShell } from "../../shared/form/FieldShell";
import { useOrganizations } from "./useOrganizations";
import type { PersonaInputs } from "./values";

/** The circle as the schema's source of circles wants it: any text, one of a list, or one of the user's organizations. */
export const CircleField = ({
  circles: { source, values },
}: {
  circles: PersonaSchema["circles"];
}) => {
  const { t } = useTranslation();
  const { control } = useFormContext<PersonaInputs>();
  const id = useId();
  const organizations = useOrganizations(source === "organizations");
  // Where the organizations cannot be read, the server still knows them.
  const options = source === "list" ? values : organizations;
  const none = source === "organizations" && options?.length === 0;

  return (
    <Controller
      name="circle"
      control={control}
      render={({ field, fieldState }) => {
        const common = {
          id,
          ref: field.ref,
          isRequired: true,
          "aria-describedby": `${id}-help`,
          validated: fieldState.error
            ? ("error" as const)
            : ("default" as const),
          value: field.value,
        };
        return (
          <FieldShell
            id={id}
            label={t("personas.circle")}
            required
            help={t(`personas.account.circle.${none ? "none" : source}`)}
            error={fieldState.error?.message}
          >
            {options ? (
              <FormSelect
                {...common}
                isDisabled={none}
                onChange={(_event, circle) => field.onChange(circle)}
              >
                <FormSelectOption
                  value=""
                  isPlaceholder
                  label={t("personas.account.choose")}
                />
                {options.map((circle) => (
                  <FormSelectOption
                    key={circle}
                    value={circle}
                    label={circle}
                  />
                ))}
              </FormSelect>
            ) : (
              <TextInput
                {...common}
                maxLength={200}
                onChange={(_event, circle) => field.onChange(circle)}
              />
            )}
          </FieldShell>
        );
      }}
    />
  );
};
