import { ActionGroup, Alert, Button, Form } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { FormProvider, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { PersonaSchema } from "../../shared/api/types";
import { AttributeFields } from "../../shared/form/AttributeFields";
import { scheduleText } from "../../shared/form/schedule";
import { ScheduleField } from "../../shared/form/ScheduleField";
import { useFaultFocus } from "../../shared/form/useFaultFocus";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { usePaths } from "../paths";
import { TimeField } from "./TimeField";
import type { PersonaInputs } from "./values";

type Props = {
  form: UseFormReturn<PersonaInputs>;
  schema: PersonaSchema;
  /** What the button says; without it the form only shows. */
  action?: string | undefined;
  validityHelp: { from: string; till: string };
  /** Whether it was saved, so that nothing is lost by leaving. */
  saved: boolean;
  onSave: (inputs: PersonaInputs) => Promise<void>;
  /** The fields above validity and attributes. */
  children?: ReactNode;
};

/** The form of a persona, made from the realm's schema. */
export const PersonaForm = (props: Props) => {
  const { form, schema, action, validityHelp, saved, onSave, children } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { isDirty, isSubmitting, errors } = form.formState;
  const element = useFaultFocus(form);
  const fault = errors.root?.message;
  const title = form.watch("title");
  const schedules = schema.titles.some(
    ({ name, schedule_editable_by: by }) => name === title && by === "user",
  );

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !saved} />
      <Form
        ref={element}
        isWidthLimited
        onSubmit={(event) => void form.handleSubmit(onSave)(event)}
      >
        {fault && (
          <Alert isInline component="p" variant="danger" title={fault} />
        )}
        {children}
        <AttributeFields
          schema={schema}
          readOnly={(rule) => !action || rule.editable_by === "administrator"}
        />
        <TimeField
          name="valid_from"
          label={t("personas.validFrom")}
          help={validityHelp.from}
          disabled={!action}
        />
        <TimeField
          name="valid_till"
          label={t("personas.validTill")}
          help={validityHelp.till}
          disabled={!action}
        />
        {(schedules || form.getValues("schedule") !== scheduleText()) && (
          <ScheduleField disabled={!action || !schedules} />
        )}
        <ActionGroup>
          {action && (
            <Button
              type="submit"
              isDisabled={isSubmitting}
              isLoading={isSubmitting}
            >
              {action}
            </Button>
          )}
          <Button variant="link" onClick={() => void navigate(paths.list)}>
            {t(action ? "personas.cancel" : "personas.account.back")}
          </Button>
        </ActionGroup>
      </Form>
    </FormProvider>
  );
};
