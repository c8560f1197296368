import { Alert, FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { TitleRule } from "../../shared/api/types";
import { FieldShell } from "../../shared/form/FieldShell";
import type { PersonaInputs } from "./values";

/** A choice among the titles that users may take, with what the chosen one is for. */
export const TitleField = ({ titles }: { titles: TitleRule[] }) => {
  const { t } = useTranslation();
  const { control } = useFormContext<PersonaInputs>();
  const id = useId();
  return (
    <Controller
      name="title"
      control={control}
      render={({ field, fieldState }) => {
        const title = titles.find(({ name }) => name === field.value);
        return (
          <>
            <FieldShell
              id={id}
              label={t("personas.titleOfPersona")}
              required
              help={title?.description ?? t("personas.account.titleHelp")}
              error={fieldState.error?.message}
            >
              <FormSelect
                id={id}
                ref={field.ref}
                isRequired
                aria-describedby={`${id}-help`}
                validated={fieldState.error ? "error" : "default"}
                value={field.value}
                onChange={(_event, name) => field.onChange(name)}
              >
                <FormSelectOption
                  value=""
                  isPlaceholder
                  label={t("personas.account.choose")}
                />
                {titles.map(
                  ({ name, display_name: shown, needs_approval: asks }) => (
                    <FormSelectOption
                      key={name}
                      value={name}
                      label={
                        asks
                          ? t("personas.account.asks", { title: shown })
                          : shown
                      }
                    />
                  ),
                )}
              </FormSelect>
            </FieldShell>
            {title?.needs_approval && (
              <Alert
                isInline
                component="p"
                variant="info"
                title={t("personas.account.needsApproval")}
              >
                {t("personas.account.needsApprovalText")}
              </Alert>
            )}
          </>
        );
      }}
    />
  );
};
